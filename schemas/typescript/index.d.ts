// Types of the documents of govinfo-report, from their JSON Schemas. Generated (node scripts/typescript.mjs),
// never edited by hand. A member that may be left out is an absent cell, null a blank one, 0 a zero. A type cannot say
// that a count is an integer from 0 to 2^53 − 1, or that (六) has one of its two shapes: the schemas do.
// Schemas: sha256 dfc601e15a62d267c66604604a18b9cf0affc49c6318a57dcd10a26e55938d1a

/** A report of either edition, told apart by `edition`. */
export type Report = Report2021 | Report2019;

/** A text in both languages. */
export interface BilingualText {
  zh: string;
  en: string;
}

/**
 * One sentence in both languages | 一句话的中英文本
 */
export type ComparisonMessageDocument = BilingualText;

/**
 * Comparison of two annual reports | 两份年度报告的比对
 *
 * Cell by cell. 0, null (blank) and a member left out (no such cell) are three things.
 *
 * 逐格列出。0、null（空白）与成员缺省（页面没有该格）是三种不同情形。
 */
export interface Comparison {
  /**
   * Version of this shape | 格式版本
   */
  version: "1.4";
  /**
   * The report compared with | 前一份报告
   */
  previous: ComparisonSideDocument;
  /**
   * The report compared | 后一份报告
   */
  current: ComparisonSideDocument;
  /**
   * Notes | 比对说明
   *
   * Facts that bear on what the differences mean: organ, edition, year. They are no errors.
   *
   * 影响差异含义的事实：机关、版本、年度等。不是错误。
   */
  notes: ComparisonNoteDocument[];
  /**
   * Cells | 单元格
   *
   * Every cell that at least one report has, in the form's order, changed or not.
   *
   * 至少一份报告具有的单元格，按格式顺序，包括未变化的。
   */
  changes: ComparisonChangeDocument[];
  /**
   * Ranking | 排序
   *
   * Ids of the comparable cells that changed, what changed most first: totals and single figures, then parts.
   *
   * 可比且有变化的单元格标识，变化最大的在前：先合计与单列数字，后各分项。
   */
  ranking: string[];
  /**
   * The changes of totals explained by their parts | 合计的变化由哪些分项构成
   */
  explanations: ComparisonExplanationDocument[];
  /**
   * The narrative by paragraphs | 文字部分逐段比较
   *
   * Left out where it was not compared: the note narrative_left_out says why.
   *
   * 未作比较的不写，说明 narrative_left_out 指出原因。
   */
  narrative?: ComparisonSectionDocument[];
  /**
   * What the rules on two years found | 跨年规则的检查结果
   *
   * In the report compared, given the one before.
   *
   * 针对后一份报告。
   */
  findings: ComparisonFindingEntry[];
}
/**
 * The waiver that applies | 适用的豁免
 */
export interface ComparisonAppliedWaiver {
  /**
   * Place in the waiver file, from 1 | 在豁免文件中的序号
   */
  number: number;
  /**
   * Reason | 理由
   */
  reason: string;
  /**
   * Last day | 有效期至
   *
   * null where it does not expire.
   *
   * null 为长期有效。
   */
  expires: string | null;
}
/**
 * One cell in both reports | 一个单元格的前后两值
 */
export interface ComparisonChangeDocument {
  /**
   * Cell id | 单元格标识
   */
  cell: string;
  /**
   * Place in the report document | 在报告文件中的位置
   *
   * A JSON Pointer (RFC 6901).
   *
   * JSON 指针（RFC 6901）。
   */
  pointer: string;
  /**
   * Whether both hold numbers that measure the same thing | 可否比较
   */
  comparable: boolean;
  /**
   * Value before | 前值
   *
   * Unit: 件, 项 or 万元, as the cell has it.
   *
   * 单位：件、项或万元，依单元格而定。
   */
  before?: number | null;
  /**
   * Value after | 后值
   *
   * Unit: 件, 项 or 万元, as the cell has it.
   *
   * 单位：件、项或万元，依单元格而定。
   */
  after?: number | null;
  /**
   * What stands in place of a number before | 前值不是数字时的内容
   */
  before_text?: string;
  /**
   * What stands in place of a number after | 后值不是数字时的内容
   */
  after_text?: string;
  /**
   * Difference | 差额
   *
   * After minus before, exact, in the unit of the cell.
   *
   * 后值减前值，精确值，单位同单元格。
   */
  difference?: number;
  /**
   * Ratio | 比值
   *
   * After divided by before, six places.
   *
   * 后值除以前值，六位小数。
   */
  ratio?: number;
  /**
   * Share of the total's change | 占合计变化的份额
   *
   * The difference by that of the total above, six places; 1 for a cell of no total.
   *
   * 差额除以所属最上一级合计的差额，六位小数；不属于任何合计的为 1。
   */
  share?: number;
  /**
   * Why the two cannot be compared | 不可比较的原因
   */
  reason?:
    | "edition"
    | "shape"
    | "incomplete_parts"
    | "not_a_number"
    | "absent_to_blank"
    | "absent_to_number"
    | "blank_to_absent"
    | "blank_to_number"
    | "blank_to_zero"
    | "both_blank"
    | "number_to_absent"
    | "number_to_blank"
    | "zero_to_blank";
  /**
   * The side whose value is a sum of three rows | 由三行相加得到的一方
   *
   * One report prints (六)其他处理 as one row, the other as three.
   *
   * 一份报告将（六）其他处理印为一行，另一份印为三行。
   */
  derived?: "before" | "after";
}
/**
 * A report that is concerned | 所涉的一份报告
 */
export interface ComparisonConcernedReport {
  /**
   * What it was read from | 读取来源
   */
  source: string | null;
  /**
   * Title | 标题
   */
  title: string | null;
  /**
   * Reporting organ | 报告机关
   */
  agency: string | null;
  /**
   * Reporting year | 报告年度
   */
  year: number | null;
}
/**
 * What one part contributes | 一个分项的贡献
 */
export interface ComparisonContributionDocument {
  /**
   * Cell id of the part | 分项单元格标识
   */
  cell: string;
  /**
   * Difference of the part | 分项差额
   */
  difference: number;
  /**
   * Share of the total's difference | 占合计差额的份额
   *
   * Six places; left out where the total did not change.
   *
   * 六位小数；合计没有变化的不写。
   */
  share?: number;
}
/**
 * The change of one total | 一个合计的变化
 */
export interface ComparisonExplanationDocument {
  /**
   * Cell id of the total | 合计单元格标识
   */
  total: string;
  /**
   * The rule that says what it is the total of | 所据规则
   */
  rule: string;
  /**
   * Difference of the total | 合计差额
   */
  difference: number;
  /**
   * The parts that changed, the largest contribution first | 有变化的分项
   */
  parts: ComparisonContributionDocument[];
  /**
   * What the parts leave unexplained | 分项不能说明的余数
   *
   * The differences of the parts and this sum exactly to that of the total.
   *
   * 各分项差额与余数之和恰等于合计差额。
   */
  rest: number;
  /**
   * Parts of which no difference can be stated | 差额未知的分项
   */
  unknown: string[];
}
/**
 * One finding | 一条发现
 */
export interface ComparisonFindingEntry {
  /**
   * Id of the rule | 规则标识
   */
  rule: string;
  /**
   * What the rule speaks of | 规则种类
   */
  kind:
    | "identity"
    | "cell"
    | "structure"
    | "metadata"
    | "plausibility"
    | "narrative"
    | "collection"
    | "hierarchy"
    | "continuity";
  /**
   * What the rule rests on | 规则的依据
   *
   * official: printed on the form or in a notice; arithmetic: what a total means; heuristic: what is usually so.
   *
   * official：表样或文件明文；arithmetic：合计的含义；heuristic：通常如此。
   */
  basis: "official" | "arithmetic" | "heuristic";
  /**
   * Severity | 级别
   */
  severity: "error" | "warning" | "info";
  /**
   * Outcome | 结论
   *
   * violated: whatever the blanks hold; undecided: it depends on what they hold.
   *
   * violated：无论空白如何填写都不成立；undecided：取决于空白如何填写。
   */
  outcome: "violated" | "undecided";
  /**
   * The row, column, cell or member that was asked about | 所问的行、列、单元格或成员
   */
  scope: string | null;
  /**
   * Ids of the cells concerned | 所涉单元格的标识
   */
  cells: string[];
  /**
   * Places in the report document | 在报告文件中的位置
   *
   * JSON Pointers (RFC 6901).
   *
   * JSON 指针（RFC 6901）。
   */
  pointers: string[];
  /**
   * Values seen | 所见的值
   *
   * Cell id to value; null is blank, absent cells are left out.
   *
   * 单元格标识对应其值；null 为空白，页面没有的单元格不列。
   */
  values: {
    [k: string]: number | string | boolean | null;
  };
  /**
   * Expected | 应有的值
   *
   * null where nothing can be said.
   *
   * 无从得出时为 null。
   */
  expected: number | string | boolean | null;
  /**
   * Actual | 实际的值
   *
   * null where nothing can be said.
   *
   * 无从得出时为 null。
   */
  actual: number | string | boolean | null;
  /**
   * Difference | 差额
   *
   * Actual minus expected, of numbers.
   *
   * 实际的值减应有的值。
   */
  difference: number | string | boolean | null;
  /**
   * What was found, in words | 说明
   */
  message: BilingualText;
  /**
   * Ids of the rule's sources | 依据的标识
   */
  sources: string[];
  /**
   * Waiver | 适用的豁免
   *
   * A waived finding is still listed and counts no more; null where no waiver applies.
   *
   * 已豁免的问题仍列出，但不计数；没有适用的豁免时为 null。
   */
  waiver: ComparisonAppliedWaiver | null;
  /**
   * The reports concerned | 所涉的报告
   *
   * The one whose cells these are comes first.
   *
   * 单元格所在的报告排在最前。
   */
  reports: ComparisonConcernedReport[];
}
/**
 * One note | 一条说明
 */
export interface ComparisonNoteDocument {
  /**
   * What it is about | 种类
   */
  kind:
    | "agency"
    | "agency_renamed"
    | "agency_unknown"
    | "edition"
    | "narrative_left_out"
    | "no_form_after"
    | "no_form_before"
    | "reversed_years"
    | "same_year"
    | "scope"
    | "shape"
    | "template_after"
    | "template_before"
    | "year_unknown"
    | "years_apart";
  /**
   * The facts, by name | 所涉事实
   */
  values: {
    [k: string]: string | number;
  };
  /**
   * In words | 文字
   */
  message: ComparisonMessageDocument;
}
/**
 * One paragraph in both reports | 一个段落的前后
 */
export interface ComparisonParagraphDocument {
  /**
   * How alike the two are | 相似度
   *
   * Numbers, dates and punctuation aside, from 0 to 1, six places.
   *
   * 略去数字、日期与标点后，0 至 1，六位小数。
   */
  similarity: number;
  /**
   * The paragraph before | 前一份报告的段落
   */
  before?: string;
  /**
   * The paragraph after | 后一份报告的段落
   */
  after?: string;
  /**
   * Its place before, from 0 | 在前一份中的位次，从 0 起
   */
  place_before?: number;
  /**
   * Its place after, from 0 | 在后一份中的位次，从 0 起
   */
  place_after?: number;
}
/**
 * One narrative section in both reports | 一个文字部分的前后
 */
export interface ComparisonSectionDocument {
  /**
   * Member of the report that holds it | 部分
   */
  section: string;
  /**
   * Whether both reports have it | 两份是否都有
   */
  presence: "both" | "appeared" | "vanished";
  /**
   * How much of it stood in the report before | 相似度
   *
   * Weighed by length, from 0 to 1, six places.
   *
   * 按长度加权，0 至 1，六位小数。
   */
  similarity?: number;
  /**
   * Paragraphs | 段落
   */
  paragraphs: ComparisonParagraphDocument[];
}
/**
 * One of the two reports | 参与比对的报告
 */
export interface ComparisonSideDocument {
  /**
   * Edition of the national form | 格式版本
   */
  edition: string;
  /**
   * Title | 标题
   */
  title: string | null;
  /**
   * Reporting organ | 报告机关
   */
  agency: string | null;
  /**
   * Code of the organ | 统一社会信用代码
   */
  agency_code?: string | null;
  /**
   * Reporting year | 报告年度
   */
  year: number | null;
}

/**
 * Findings on annual reports | 年度报告检查结果
 *
 * What checking found in one report or in several.
 *
 * 对一份或多份报告的检查结果。
 */
export interface Findings {
  /**
   * Version of the shape of this document | 本文件结构的版本
   */
  version: "1.1";
  /**
   * The reports, each with what was found in it | 各份报告
   */
  reports: FindingsReportFindings[];
  /**
   * What became of the waivers | 豁免的使用情况
   *
   * Over all the reports; empty where the check was given none.
   *
   * 合计各份报告；未使用豁免文件时为空。
   */
  waivers: FindingsWaiverEntry[];
}
/**
 * The waiver that applies | 适用的豁免
 */
export interface FindingsAppliedWaiver {
  /**
   * Place in the waiver file, from 1 | 在豁免文件中的序号
   */
  number: number;
  /**
   * Reason | 理由
   */
  reason: string;
  /**
   * Last day | 有效期至
   *
   * null where it does not expire.
   *
   * null 为长期有效。
   */
  expires: string | null;
}
/**
 * One cell of a slip | 一个单元格的改动
 */
export interface FindingsChangeEntry {
  /**
   * Cell id | 单元格标识
   */
  cell: string;
  /**
   * Place in the report document | 在报告文件中的位置
   *
   * JSON Pointer (RFC 6901).
   *
   * JSON 指针（RFC 6901）。
   */
  pointer: string;
  /**
   * What it holds | 填报的值
   */
  before: number | string | boolean | null;
  /**
   * What it should hold | 应有的值
   *
   * null where the identities leave a choice.
   *
   * 等式不能唯一确定时为 null。
   */
  after: number | string | boolean | null;
  /**
   * The least that it can hold | 至少
   */
  least: number | string | boolean | null;
  /**
   * The greatest | 至多
   *
   * null where there is no bound.
   *
   * 没有上限时为 null。
   */
  greatest: number | string | boolean | null;
}
/**
 * The report that was checked | 被检查的报告
 */
export interface FindingsCheckedReport {
  /**
   * What it was read from | 读取来源
   *
   * Name of a file or an address; null where unknown.
   *
   * 文件名或网址；不详时为 null。
   */
  source: string | null;
  /**
   * Edition of the national form | 格式版本
   */
  edition: string;
  /**
   * Title | 标题
   */
  title: string | null;
  /**
   * Reporting organ | 报告机关
   */
  agency: string | null;
  /**
   * Reporting year | 报告年度
   */
  year: number | null;
}
/**
 * A report that is concerned | 所涉的一份报告
 */
export interface FindingsConcernedReport {
  /**
   * What it was read from | 读取来源
   */
  source: string | null;
  /**
   * Title | 标题
   */
  title: string | null;
  /**
   * Reporting organ | 报告机关
   */
  agency: string | null;
  /**
   * Reporting year | 报告年度
   */
  year: number | null;
}
/**
 * What one entry of the pack takes off | 一项扣分
 */
export interface FindingsDeductionOfPoints {
  /**
   * The rule or family, as the pack names it | 规则或规则类
   */
  rule: string;
  /**
   * The points taken off | 扣分
   */
  points: number;
  /**
   * Whether the cap of the entry was applied | 是否以上限为准
   */
  capped: boolean;
  /**
   * The findings that count | 计入的问题
   *
   * Their places in findings, from 0.
   *
   * 在 findings 中的位置，从 0 起。
   */
  findings: number[];
}
/**
 * One finding | 一条发现
 */
export interface FindingsFindingEntry {
  /**
   * Id of the rule | 规则标识
   */
  rule: string;
  /**
   * What the rule speaks of | 规则种类
   */
  kind:
    | "identity"
    | "cell"
    | "structure"
    | "metadata"
    | "plausibility"
    | "narrative"
    | "collection"
    | "hierarchy"
    | "continuity";
  /**
   * What the rule rests on | 规则的依据
   *
   * official: printed on the form or in a notice; arithmetic: what a total means; heuristic: what is usually so.
   *
   * official：表样或文件明文；arithmetic：合计的含义；heuristic：通常如此。
   */
  basis: "official" | "arithmetic" | "heuristic";
  /**
   * Severity | 级别
   */
  severity: "error" | "warning" | "info";
  /**
   * Outcome | 结论
   *
   * violated: whatever the blanks hold; undecided: it depends on what they hold.
   *
   * violated：无论空白如何填写都不成立；undecided：取决于空白如何填写。
   */
  outcome: "violated" | "undecided";
  /**
   * The row, column, cell or member that was asked about | 所问的行、列、单元格或成员
   */
  scope: string | null;
  /**
   * Ids of the cells concerned | 所涉单元格的标识
   */
  cells: string[];
  /**
   * Places in the report document | 在报告文件中的位置
   *
   * JSON Pointers (RFC 6901).
   *
   * JSON 指针（RFC 6901）。
   */
  pointers: string[];
  /**
   * Values seen | 所见的值
   *
   * Cell id to value; null is blank, absent cells are left out.
   *
   * 单元格标识对应其值；null 为空白，页面没有的单元格不列。
   */
  values: {
    [k: string]: number | string | boolean | null;
  };
  /**
   * Expected | 应有的值
   *
   * null where nothing can be said.
   *
   * 无从得出时为 null。
   */
  expected: number | string | boolean | null;
  /**
   * Actual | 实际的值
   *
   * null where nothing can be said.
   *
   * 无从得出时为 null。
   */
  actual: number | string | boolean | null;
  /**
   * Difference | 差额
   *
   * Actual minus expected, of numbers.
   *
   * 实际的值减应有的值。
   */
  difference: number | string | boolean | null;
  /**
   * What was found, in words | 说明
   */
  message: BilingualText;
  /**
   * Ids of the rule's sources | 依据的标识
   */
  sources: string[];
  /**
   * Waiver | 适用的豁免
   *
   * A waived finding is still listed and counts no more; null where no waiver applies.
   *
   * 已豁免的问题仍列出，但不计数；没有适用的豁免时为 null。
   */
  waiver: FindingsAppliedWaiver | null;
  /**
   * The reports concerned | 所涉的报告
   *
   * The one whose cells these are comes first.
   *
   * 单元格所在的报告排在最前。
   */
  reports: FindingsConcernedReport[];
}
/**
 * One identity | 一条等式
 */
export interface FindingsIdentityEntry {
  /**
   * Id of the rule | 规则标识
   */
  rule: string;
  /**
   * The row or column that was asked about | 所问的行或列
   */
  scope: string;
}
/**
 * One rule's outcome | 一条规则的结论
 */
export interface FindingsOutcomeEntry {
  /**
   * Id of the rule | 规则标识
   */
  rule: string;
  /**
   * Outcome | 结论
   *
   * Always one of the four; a rule is never passed over in silence.
   *
   * holds：成立；violated：违反；undecided：无法判定；not_applicable：不适用。
   */
  outcome: "holds" | "violated" | "undecided" | "not_applicable";
  /**
   * The row, column, cell or member that was asked about | 所问的行、列、单元格或成员
   */
  scope: string | null;
  /**
   * Why the rule is not applicable | 不适用的原因
   */
  reason: BilingualText | null;
  /**
   * The reports concerned | 所涉的报告
   *
   * Empty for rules that look at one report.
   *
   * 只看一份报告的规则为空。
   */
  reports: FindingsConcernedReport[];
}
/**
 * What was found in one report | 一份报告的检查结果
 */
export interface FindingsReportFindings {
  /**
   * The report that was checked | 被检查的报告
   *
   * null for what is about several reports together.
   *
   * 结果涉及多份报告整体时为 null。
   */
  report: FindingsCheckedReport | null;
  /**
   * Summary | 汇总
   */
  summary: FindingsSummary;
  /**
   * Root causes | 根源
   *
   * The slips that are likeliest behind the identities that do not hold, each with what was found because of it.
   *
   * 最可能导致等式不成立的失误，各带其引起的问题。
   */
  root_causes: FindingsRootCauseEntry[];
  /**
   * Findings | 发现的问题
   *
   * What is violated or undecided, in the form's order.
   *
   * 违反或无法判定的规则，按格式顺序。
   */
  findings: FindingsFindingEntry[];
  /**
   * Outcomes | 各规则的结论
   *
   * Every rule has one, also those that hold or are not applicable.
   *
   * 每条规则都有结论，包括成立的与不适用的。
   */
  outcomes: FindingsOutcomeEntry[];
  /**
   * Score | 得分
   *
   * Only where a rule pack gives points.
   *
   * 规则包给分时才有。
   */
  score?: FindingsScoreEntry;
}
/**
 * One thing that went wrong | 一处根源
 */
export interface FindingsRootCauseEntry {
  /**
   * The likeliest slip | 最可能的失误
   *
   * null where none can be named.
   *
   * 指不出来时为 null。
   */
  slip: FindingsSlipEntry | null;
  /**
   * What went wrong, in words, and how sure that is | 说明
   */
  message: BilingualText;
  /**
   * The identities that do not hold | 由此不成立的等式
   */
  broken: FindingsIdentityEntry[];
  /**
   * Its findings | 由此引起的问题
   *
   * Their places in findings, from 0.
   *
   * 在 findings 中的位置，从 0 起。
   */
  findings: number[];
  /**
   * Alternatives | 其他可能
   *
   * What may have gone wrong instead, the likeliest first; each some slips together.
   *
   * 也可能是这些失误，最可能的在前。
   */
  alternatives: FindingsSlipEntry[][];
  /**
   * How many alternatives are as likely | 同样可能的其他可能数
   */
  tied: number;
  /**
   * More than so many cells are wrong | 错的超过几格
   *
   * null where the least number is known.
   *
   * 查清最少错几格时为 null。
   */
  more_than: number | null;
  /**
   * Whether the alternatives of the least size are all here | 其他可能是否已全部列出
   */
  complete: boolean;
}
/**
 * The points of a report by a rule pack | 按规则包的得分
 */
export interface FindingsScoreEntry {
  /**
   * Prefix of the pack | 规则包的前缀
   */
  pack: string;
  /**
   * Full marks | 满分
   */
  full: number;
  /**
   * What is left of them | 得分
   *
   * Never below 0.
   *
   * 不低于 0。
   */
  points: number;
  /**
   * What is taken off | 各项扣分
   *
   * In the order of the pack; entries that take nothing off are left out.
   *
   * 按规则包的顺序；没有扣分的项不列。
   */
  deductions: FindingsDeductionOfPoints[];
  /**
   * The score in words | 说明
   */
  message: BilingualText;
}
/**
 * One slip | 一处失误
 */
export interface FindingsSlipEntry {
  /**
   * Sort of slip | 失误的种类
   */
  kind: string;
  /**
   * The cells, the figures, and why it is likely | 说明
   */
  reason: BilingualText;
  /**
   * The cells that it spoiled | 所错的单元格
   */
  changes: FindingsChangeEntry[];
  /**
   * The identities that it broke | 由此不成立的等式
   */
  explains: FindingsIdentityEntry[];
}
/**
 * How many findings there are of each severity | 各级别的件数
 */
export interface FindingsSummary {
  /**
   * No error was found | 没有错误
   */
  ok: boolean;
  /**
   * Errors | 错误数
   */
  errors: number;
  /**
   * Warnings | 警告数
   */
  warnings: number;
  /**
   * Infos | 提示数
   */
  infos: number;
  /**
   * Undecided ones among them | 无法判定数
   */
  undecided: number;
  /**
   * Waived findings | 豁免数
   *
   * None of the other numbers counts them.
   *
   * 不计入以上各数。
   */
  waived: number;
}
/**
 * What became of one waiver | 一条豁免的使用情况
 */
export interface FindingsWaiverEntry {
  /**
   * Place in the waiver file, from 1 | 在豁免文件中的序号
   */
  number: number;
  /**
   * Id of the rule | 规则标识
   */
  rule: string;
  /**
   * Reporting organ | 报告机关
   */
  agency: string;
  /**
   * Reporting year | 报告年度
   */
  year: number;
  /**
   * What the rule was asked about | 所问的行、列、单元格或成员
   */
  scope: string | null;
  /**
   * Ids of the cells concerned | 所涉单元格的标识
   */
  cells: string[];
  /**
   * Reason | 理由
   */
  reason: string;
  /**
   * Last day | 有效期至
   *
   * null where it does not expire.
   *
   * null 为长期有效。
   */
  expires: string | null;
  /**
   * State | 使用情况
   *
   * stale: it was given for other values.
   *
   * used：已使用；unused：没有对应的问题；expired：已过期；stale：所列数值已变。
   */
  state: "used" | "unused" | "expired" | "stale";
  /**
   * Why it is unused | 未使用的原因
   *
   * no_report: no report of its organ and year was checked; no_finding: there is no such finding; not_asked: the rule was left out or is not applicable.
   *
   * no_report：没有检查该报告；no_finding：没有这个问题；not_asked：规则未参加检查或不适用。
   */
  why: ("no_report" | "no_finding" | "not_asked") | null;
  /**
   * Cells and facts that have changed | 已变的单元格和事实
   */
  changed: string[];
  /**
   * What became of it, in words | 说明
   */
  message: BilingualText;
}

/**
 * Indicators of annual reports | 年度报告的指标
 */
export interface Indicators {
  /**
   * Version of the shape of this document | 本文件结构的版本
   */
  version: "1.0";
  /**
   * The reports, each with its indicators | 各份报告
   */
  reports: IndicatorsReportIndicators[];
}
/**
 * One indicator | 一项指标
 */
export interface IndicatorsIndicatorEntry {
  /**
   * Id | 标识
   */
  id: string;
  /**
   * What it is | 性质
   *
   * A part of a whole, the growth over last year, or so many for each one.
   *
   * 占比（share）、增长率（change）或倍数（ratio）。
   */
  unit: "share" | "change" | "ratio";
  /**
   * Name | 名称
   */
  title: BilingualText;
  /**
   * Value | 数值
   *
   * Six decimal places; the exact value is numerator over denominator (of a change, less 1). null where it is not rated.
   *
   * 保留六位小数；准确值是分子除以分母（增长率再减1）。不予评定时为 null。
   */
  value: number | null;
  /**
   * Numerator | 分子
   *
   * null where a figure is missing.
   *
   * 缺数字时为 null。
   */
  numerator: number | null;
  /**
   * Denominator | 分母
   *
   * null where a figure is missing.
   *
   * 缺数字时为 null。
   */
  denominator: number | null;
  /**
   * Why it is not rated | 为何不予评定
   */
  not_rated: ("small" | "blank" | "absent" | "no_number" | "inconsistent" | "no_previous" | "not_last_year") | null;
  /**
   * Why it is not rated, in words | 为何不予评定（说明）
   */
  reason: BilingualText | null;
}
/**
 * A report | 报告
 */
export interface IndicatorsIndicatorReport {
  /**
   * What it was read from | 读取来源
   *
   * Name of a file or an address; null where unknown.
   *
   * 文件名或网址；不详时为 null。
   */
  source: string | null;
  /**
   * Title | 标题
   */
  title: string | null;
  /**
   * Reporting agency | 报告机关
   */
  agency: string | null;
  /**
   * Reporting year | 报告年度
   */
  year: number | null;
}
/**
 * The indicators of one report | 一份报告的指标
 */
export interface IndicatorsReportIndicators {
  /**
   * The report | 报告
   */
  report: IndicatorsIndicatorReport;
  /**
   * The indicators | 指标
   *
   * In the order of the catalogue, those not rated included.
   *
   * 按固定的顺序，不予评定的也在内。
   */
  indicators: IndicatorsIndicatorEntry[];
}

/**
 * Localisation of mistakes in an annual report | 年度报告的差错定位
 *
 * The fewest changes that make every identity hold, the likeliest first. Nothing applies them by itself.
 *
 * 使全部等式成立的最少改动，可能性最大的在前；没有一项会自动采用。
 */
export interface Localisation {
  /**
   * Version of the shape of this document | 本文件结构的版本
   */
  version: "1.0";
  /**
   * What can be said of the identities as a whole | 总体结论
   *
   * holds: all of them do, blanks read as 0; inconsistent: no way of filling blank and absent cells makes all of them hold; deducible: they force the values of some such cells and hold with these; undecidable: there is more than one way, or the search was stopped.
   *
   * holds：空白按 0 计全部成立；inconsistent：空白与缺省的格无论填何数都不能全部成立；deducible：等式能确定一些没有数字的格，填入后全部成立；undecidable：填法不止一种，或未能查清。
   */
  status: "holds" | "inconsistent" | "deducible" | "undecidable";
  /**
   * The same in words | 结论的文字
   */
  summary: BilingualText;
  /**
   * Whether all smallest corrections and all forced values are here | 是否已全部列出
   */
  complete: boolean;
  /**
   * More than so many cells are wrong | 错的超过几格
   *
   * null where the least number is known or nothing is wrong.
   *
   * 查清最少错几格或无须改动时为 null。
   */
  more_than: number | null;
  /**
   * The identities that do not hold | 不成立的等式
   *
   * Blanks are read as 0.
   *
   * 空白按 0 计。
   */
  broken: LocalisationIdentityEntry[];
  /**
   * The identities that are still undecided | 仍不能判定的等式
   *
   * With the forced values in place.
   *
   * 填入推定的值之后。
   */
  undecided: LocalisationIdentityEntry[];
  /**
   * Corrections | 改法
   *
   * The likeliest first; empty where nothing is wrong.
   *
   * 可能性最大的在前；无须改动时为空。
   */
  corrections: LocalisationCorrectionEntry[];
  /**
   * Contradictions by part of the report | 各部分的矛盾
   *
   * No two parts share a cell; each has its own corrections.
   *
   * 各部分没有共同的单元格，改法各自独立。
   */
  contradictions: LocalisationContradictionEntry[];
  /**
   * Forced values | 推定的值
   */
  deductions: LocalisationDeductionEntry[];
}
/**
 * One cell of a slip | 一个单元格的改动
 */
export interface LocalisationChangeEntry {
  /**
   * Cell id | 单元格标识
   */
  cell: string;
  /**
   * Place in the report document | 在报告文件中的位置
   *
   * JSON Pointer (RFC 6901).
   *
   * JSON 指针（RFC 6901）。
   */
  pointer: string;
  /**
   * What it holds | 填报的值
   */
  before: number | string | boolean | null;
  /**
   * What it should hold | 应有的值
   *
   * null where the identities leave a choice.
   *
   * 等式不能唯一确定时为 null。
   */
  after: number | string | boolean | null;
  /**
   * The least that it can hold | 至少
   */
  least: number | string | boolean | null;
  /**
   * The greatest | 至多
   *
   * null where there is no bound.
   *
   * 没有上限时为 null。
   */
  greatest: number | string | boolean | null;
}
/**
 * One contradiction | 一处矛盾
 */
export interface LocalisationContradictionEntry {
  /**
   * Whether all its smallest corrections are here | 是否已全部列出
   */
  complete: boolean;
  /**
   * More than so many cells are wrong | 错的超过几格
   *
   * null where the least number is known.
   *
   * 查清最少错几格时为 null。
   */
  more_than: number | null;
  /**
   * The identities that do not hold | 不成立的等式
   */
  broken: LocalisationIdentityEntry[];
  /**
   * Corrections | 改法
   *
   * The likeliest first.
   *
   * 可能性最大的在前。
   */
  corrections: LocalisationCorrectionEntry[];
}
/**
 * One correction | 一种改法
 */
export interface LocalisationCorrectionEntry {
  /**
   * Whether no correction changes fewer cells | 是否改动最少
   *
   * Otherwise it is here because fewer slips explain it.
   *
   * 否则因失误次数更少而列出。
   */
  smallest: boolean;
  /**
   * How unlikely it is | 不可能程度
   *
   * Three places; corrections are ranked by it.
   *
   * 三位小数；改法据此排序。
   */
  cost: number;
  /**
   * The slips that it corrects | 失误
   */
  slips: LocalisationSlipEntry[];
  /**
   * JSON Patch | JSON Patch 补丁
   *
   * RFC 6902, for the report document; each replacement follows a test of the value that it replaces.
   *
   * RFC 6902；每一替换之前先核对原值。
   */
  patch: LocalisationPatchOperation[];
}
/**
 * One forced value | 一个推定的值
 */
export interface LocalisationDeductionEntry {
  /**
   * Cell id | 单元格标识
   */
  cell: string;
  /**
   * Place in the report document | 在报告文件中的位置
   *
   * JSON Pointer (RFC 6901).
   *
   * JSON 指针（RFC 6901）。
   */
  pointer: string;
  /**
   * What it holds | 填报的值
   *
   * Left out where the page does not have the cell.
   *
   * 页面没有该格时缺省。
   */
  before?: number | string | boolean | null;
  /**
   * The only value that it can have | 唯一可能的值
   */
  value: number | string | boolean | null;
}
/**
 * One identity | 一条等式
 */
export interface LocalisationIdentityEntry {
  /**
   * Id of the rule | 规则标识
   */
  rule: string;
  /**
   * The row or column that was asked about | 所问的行或列
   */
  scope: string;
}
/**
 * One operation | 一步操作
 */
export interface LocalisationPatchOperation {
  /**
   * Operation | 操作
   */
  op: "test" | "replace";
  /**
   * Place | 位置
   *
   * JSON Pointer (RFC 6901).
   *
   * JSON 指针（RFC 6901）。
   */
  path: string;
  /**
   * Value | 值
   *
   * null where the identities leave a choice.
   *
   * 等式不能唯一确定时为 null。
   */
  value: number | string | boolean | null;
}
/**
 * One slip | 一处失误
 */
export interface LocalisationSlipEntry {
  /**
   * Sort of slip | 失误的种类
   */
  kind: string;
  /**
   * The cells, the figures, and why it is likely | 说明
   */
  reason: BilingualText;
  /**
   * The cells that it spoiled | 所错的单元格
   */
  changes: LocalisationChangeEntry[];
  /**
   * The identities that it broke | 由此不成立的等式
   */
  explains: LocalisationIdentityEntry[];
}

/**
 * Form of the annual report on government information disclosure (trial), 2019 edition | 政府信息公开工作年度报告格式（试行）（2019年）
 *
 * One annual report as a document. 0 is a printed zero, null a blank cell; a member that is left out is a cell that the page does not have, or whose value was lost. Source: Notice on matters of the annual report on government information disclosure (国办公开办函〔2019〕60号).
 *
 * 一份年度报告的数据文件。0 为页面所印的零，null 为空白格，成员缺省表示页面没有该格或其值已无从读取。依据：《关于政府信息公开工作年度报告有关事项的通知》（国办公开办函〔2019〕60号）。
 */
export interface Report2019 {
  /**
   * Id of the schema that the document claims to follow | 所遵循的模式标识
   */
  $schema?: string;
  /**
   * Edition of the national form | 格式版本
   *
   * 2021: the form of 国办公开办函〔2021〕30号; 2019: that of 国办公开办函〔2019〕60号.
   *
   * 2021 为国办公开办函〔2021〕30号，2019 为国办公开办函〔2019〕60号。
   */
  edition: "2019";
  /**
   * Title | 标题
   *
   * null where a page lost it.
   *
   * 页面上标题缺失时为 null。
   */
  title: string | null;
  /**
   * Reporting organ | 报告机关
   *
   * As the title names it.
   *
   * 以标题所称为准。
   */
  agency: string | null;
  /**
   * Code of the organ | 统一社会信用代码
   *
   * 18 characters (GB 32100-2015), the same after a change of name. A rule looks at its check character.
   *
   * 18 位（GB 32100-2015）；机关更名后仍可辨认。校验码是否正确由规则检查。
   */
  agency_code?: string | null;
  /**
   * Reporting year | 报告年度
   */
  year: number | null;
  /**
   * Whose figures they are | 统计口径
   *
   * organ: the organ's own; consolidated: those of its whole territory or system; null: not stated.
   *
   * organ：本机关；consolidated：全地区或全系统汇总；null：未注明。
   */
  scope?: "organ" | "consolidated" | null;
  /**
   * Reporting period | 统计期限
   *
   * Both days included.
   *
   * 首日和末日均计入。
   */
  period?: Report2019Period | null;
  metadata?: Report2019Metadata;
  contact?: Report2019Contact;
  /**
   * Introduction | 引言
   *
   * The paragraphs before section 一.
   *
   * 第一部分之前的段落。
   */
  introduction?: string[];
  /**
   * Overview | 总体情况
   *
   * How the organ carried out the Regulations, mainly in five parts: proactive disclosure, disclosure on request, management of information, platforms, supervision and support; governments include the results of assessment, public appraisal and accountability. Source: Notice on matters of the annual report on government information disclosure (国办公开办函〔2019〕60号); Regulations on Open Government Information (国务院令第711号), article 50(4).
   *
   * 概述本机关贯彻实施《条例》的情况，主要为五个方面：主动公开、依申请公开、政府信息管理、政府信息公开平台建设、监督保障；各级政府还包括工作考核、社会评议和责任追究结果情况。依据：《关于政府信息公开工作年度报告有关事项的通知》（国办公开办函〔2019〕60号）; 《中华人民共和国政府信息公开条例》（国务院令第711号）第五十条第（四）项。
   */
  overview?: string[];
  proactive_disclosure?: Report2019ProactiveDisclosure;
  applications?: Report2019Applications;
  disputes?: Report2019Disputes;
  /**
   * Main problems and improvements | 存在的主要问题及改进情况
   *
   * The main problems of the work, and what was done or is planned to improve it. Source: Notice on matters of the annual report on government information disclosure (国办公开办函〔2019〕60号); Regulations on Open Government Information (国务院令第711号), article 50(4).
   *
   * 报告工作中存在的主要问题，以及改进的情况。依据：《关于政府信息公开工作年度报告有关事项的通知》（国办公开办函〔2019〕60号）; 《中华人民共和国政府信息公开条例》（国务院令第711号）第五十条第（四）项。
   */
  problems_and_improvements?: string[];
  /**
   * Other matters to be reported | 其他需要报告的事项
   *
   * Other matters that should be reported. The 2021 form asks here for the fees collected for processing information (in 元, not in the 万元 of the administrative fees in the table). Source: Notice on matters of the annual report on government information disclosure (国办公开办函〔2019〕60号); Regulations on Open Government Information (国务院令第711号), article 50(5); Measures on fees for processing government information (国办函〔2020〕109号).
   *
   * 报告其他需要说明的事项。2021年格式要求在此报告收取信息处理费的情况（单位为元，与表中行政事业性收费的万元不同）。依据：《关于政府信息公开工作年度报告有关事项的通知》（国办公开办函〔2019〕60号）; 《中华人民共和国政府信息公开条例》（国务院令第711号）第五十条第（五）项; 《政府信息公开信息处理费管理办法》（国办函〔2020〕109号）。
   */
  other_matters?: string[];
  /**
   * Signature | 落款
   *
   * At the end of the report.
   *
   * 报告末尾的署名和日期。
   */
  signature?: Report2019Signature | null;
  remarks?: Report2019Remarks;
  table_notes?: Report2019TableNotes;
  /**
   * Extensions | 扩展
   *
   * Whatever a producer adds; kept as it is.
   *
   * 由生成方自定，原样保留。
   */
  extensions?: {};
}
export interface Report2019Period {
  /**
   * First day | 起始日期
   */
  start: string;
  /**
   * Last day | 截止日期
   */
  end: string;
}
/**
 * Page header | 页首著录项
 *
 * Only labelled fields count.
 *
 * 只计有标签的项目。
 */
export interface Report2019Metadata {
  /**
   * Index number | 索引号
   */
  index_number?: string | null;
  /**
   * Document number | 文号
   */
  document_number?: string | null;
  /**
   * Publisher | 发布机构
   */
  publisher?: string | null;
  /**
   * Date written | 成文日期
   */
  date_written?: string | null;
  /**
   * Time of publication | 发布日期
   *
   * As exact as it is printed.
   *
   * 精确程度与页面所印相同。
   */
  published_at?: string | null;
  /**
   * Mode of disclosure | 公开方式
   */
  disclosure_mode?: string | null;
  /**
   * Term of disclosure | 公开时限
   */
  disclosure_term?: string | null;
  /**
   * What the report was read from | 读取来源
   *
   * Name of a file, never a path, or an address; not the printed 来源.
   *
   * 文件名或网址，不含路径；不是页面所印的“来源”。
   */
  source?: string | null;
  /**
   * Further labelled fields | 其他著录项
   *
   * Label to text.
   *
   * 标签对应文字。
   */
  other?: {
    [k: string]: string | null;
  };
}
/**
 * Contact | 联系方式
 *
 * As the introduction prints it.
 *
 * 引言所列，照印。
 */
export interface Report2019Contact {
  /**
   * Office | 联系单位
   */
  unit?: string | null;
  /**
   * Address | 地址
   */
  address?: string | null;
  /**
   * Postcode | 邮政编码
   */
  postcode?: string | null;
  /**
   * Telephone | 电话
   */
  telephone?: string | null;
  /**
   * Fax | 传真
   */
  fax?: string | null;
  /**
   * Email | 电子邮箱
   */
  email?: string | null;
  /**
   * Website | 网址
   */
  website?: string | null;
}
/**
 * Proactive disclosure | 主动公开政府信息情况
 *
 * Numbers for the information of article 20, items 1, 5, 6, 8 and 9, of the Regulations. The notice's definitions were not seen; these follow the articles, the printed labels and the way Hubei filled the form in. Source: Notice on matters of the annual report on government information disclosure (国办公开办函〔2019〕60号); Regulations on Open Government Information (国务院令第711号), article 50(1).
 *
 * 《条例》第二十条第（一）、（五）、（六）、（八）、（九）项所列信息的数量。通知对各栏的说明未见，以下定义按条文、栏目名称和湖北省的填法理解。依据：《关于政府信息公开工作年度报告有关事项的通知》（国办公开办函〔2019〕60号）; 《中华人民共和国政府信息公开条例》（国务院令第711号）第五十条第（一）项。
 */
export interface Report2019ProactiveDisclosure {
  /**
   * Rules | 规章
   *
   * Rules (规章) made by the organ: those of departments of the State Council and of local governments with the power to make them; zero for an organ without that power. Source: Notice on matters of the annual report on government information disclosure (国办公开办函〔2019〕60号); Regulations on Open Government Information (国务院令第711号), article 20(1); The reading of this catalogue.
   *
   * 本机关制定的规章，即国务院部门规章和有规章制定权的地方政府的规章；没有规章制定权的机关应为零。依据：《关于政府信息公开工作年度报告有关事项的通知》（国办公开办函〔2019〕60号）; 《中华人民共和国政府信息公开条例》（国务院令第711号）第二十条第（一）项; 本目录的理解。
   */
  regulations?: Report2019DocumentCounts;
  /**
   * Normative documents | 规范性文件
   *
   * Normative documents of the organ; in Hubei these were decisions, announcements, circulars, opinions and notices, and documents called provisions, measures, detailed rules, norms, procedures or rules. Source: Notice on matters of the annual report on government information disclosure (国办公开办函〔2019〕60号); Regulations on Open Government Information (国务院令第711号), article 20(1); Hubei's edition of the form for the reports of 2020.
   *
   * 本机关制定的规范性文件；湖北省的填法包括决定、公告、通告、意见、通知，以及名称为规定、办法、细则、规范、规程、规则的公文。依据：《关于政府信息公开工作年度报告有关事项的通知》（国办公开办函〔2019〕60号）; 《中华人民共和国政府信息公开条例》（国务院令第711号）第二十条第（一）项; 湖北省2020年度政府信息公开工作年度报告格式说明。
   */
  normative_documents?: Report2019DocumentCounts;
  /**
   * Licensing | 行政许可
   *
   * Administrative licences of the organ: items on its list, and decisions on them. Source: Notice on matters of the annual report on government information disclosure (国办公开办函〔2019〕60号); Regulations on Open Government Information (国务院令第711号), article 20(5); The reading of this catalogue.
   *
   * 本机关的行政许可事项及其办理决定。依据：《关于政府信息公开工作年度报告有关事项的通知》（国办公开办函〔2019〕60号）; 《中华人民共和国政府信息公开条例》（国务院令第711号）第二十条第（五）项; 本目录的理解。
   */
  licensing?: Report2019ServiceItems;
  /**
   * Other services to the public | 其他对外管理服务事项
   *
   * Administrative services other than licences; in Hubei confirmation, awards, rulings, payments, inspection, levies and others, and public services; its label names penalties and coercion too. Source: Notice on matters of the annual report on government information disclosure (国办公开办函〔2019〕60号); Regulations on Open Government Information (国务院令第711号), article 20(5); Hubei's edition of the form for the reports of 2020.
   *
   * 行政许可以外的对外管理服务事项；湖北省的填法为行政确认、奖励、裁决、给付、检查、征收等政务服务事项以及公共服务事项，其标注中还列有行政处罚、行政强制。依据：《关于政府信息公开工作年度报告有关事项的通知》（国办公开办函〔2019〕60号）; 《中华人民共和国政府信息公开条例》（国务院令第711号）第二十条第（五）项; 湖北省2020年度政府信息公开工作年度报告格式说明。
   */
  other_services?: Report2019ServiceItems;
  /**
   * Penalties | 行政处罚
   *
   * Administrative penalties of the organ: items on its list, and decisions taken. Source: Notice on matters of the annual report on government information disclosure (国办公开办函〔2019〕60号); Regulations on Open Government Information (国务院令第711号), article 20(6); The reading of this catalogue.
   *
   * 本机关的行政处罚事项及其处罚决定。依据：《关于政府信息公开工作年度报告有关事项的通知》（国办公开办函〔2019〕60号）; 《中华人民共和国政府信息公开条例》（国务院令第711号）第二十条第（六）项; 本目录的理解。
   */
  penalties?: Report2019ServiceItems;
  /**
   * Coercive measures | 行政强制
   *
   * Administrative coercion by the organ: items on its list, and decisions taken; whether measures and enforcement both count was not seen. Source: Notice on matters of the annual report on government information disclosure (国办公开办函〔2019〕60号); Regulations on Open Government Information (国务院令第711号), article 20(6); The reading of this catalogue.
   *
   * 本机关的行政强制事项及其决定；行政强制措施与行政强制执行是否都计入，说明未见。依据：《关于政府信息公开工作年度报告有关事项的通知》（国办公开办函〔2019〕60号）; 《中华人民共和国政府信息公开条例》（国务院令第711号）第二十条第（六）项; 本目录的理解。
   */
  coercive_measures?: Report2019ServiceItems;
  /**
   * Administrative fees | 行政事业性收费
   *
   * Items for which the organ collects administrative fees. Source: Notice on matters of the annual report on government information disclosure (国办公开办函〔2019〕60号); Regulations on Open Government Information (国务院令第711号), article 20(8); The reading of this catalogue.
   *
   * 本机关的行政事业性收费项目。依据：《关于政府信息公开工作年度报告有关事项的通知》（国办公开办函〔2019〕60号）; 《中华人民共和国政府信息公开条例》（国务院令第711号）第二十条第（八）项; 本目录的理解。
   */
  administrative_fees?: Report2019FeeItems;
  /**
   * Government central procurement | 政府集中采购
   *
   * Government central procurement by the organ. Source: Notice on matters of the annual report on government information disclosure (国办公开办函〔2019〕60号); Regulations on Open Government Information (国务院令第711号), article 20(9); The reading of this catalogue.
   *
   * 本机关的政府集中采购。依据：《关于政府信息公开工作年度报告有关事项的通知》（国办公开办函〔2019〕60号）; 《中华人民共和国政府信息公开条例》（国务院令第711号）第二十条第（九）项; 本目录的理解。
   */
  procurement?: Report2019Procurement;
}
/**
 * Requests received and handled | 收到和处理政府信息公开申请情况
 *
 * Requests for government information, by kind of applicant and by outcome. The notice's definitions of rows and columns were not seen; these follow the Regulations and the printed labels. Source: Notice on matters of the annual report on government information disclosure (国办公开办函〔2019〕60号); Regulations on Open Government Information (国务院令第711号), article 50(2).
 *
 * 政府信息公开申请的件数，按申请人和办理结果分列。通知对各行各栏的说明未见，以下定义按《条例》条文与栏目名称理解。依据：《关于政府信息公开工作年度报告有关事项的通知》（国办公开办函〔2019〕60号）; 《中华人民共和国政府信息公开条例》（国务院令第711号）第五十条第（二）项。
 */
export interface Report2019Applications {
  /**
   * Received this year | 一、本年新收政府信息公开申请数量
   *
   * Requests newly received in the reporting year, without those carried over. Source: Notice on matters of the annual report on government information disclosure (国办公开办函〔2019〕60号); Regulations on Open Government Information (国务院令第711号), article 50(2).
   *
   * 报告年度内新收到的政府信息公开申请件数，不含上年结转的。依据：《关于政府信息公开工作年度报告有关事项的通知》（国办公开办函〔2019〕60号）; 《中华人民共和国政府信息公开条例》（国务院令第711号）第五十条第（二）项。
   */
  received?: Report2019ApplicantCounts;
  /**
   * Carried over from last year | 二、上年结转政府信息公开申请数量
   *
   * Requests received earlier and still open at the end of last year; they should equal what last year's report carried forward. Source: Notice on matters of the annual report on government information disclosure (国办公开办函〔2019〕60号); Regulations on Open Government Information (国务院令第711号), article 50(2); The reading of this catalogue.
   *
   * 以前收到、到上年末尚未办结而转入本年办理的申请件数，应等于上年报告的结转下年度继续办理。依据：《关于政府信息公开工作年度报告有关事项的通知》（国办公开办函〔2019〕60号）; 《中华人民共和国政府信息公开条例》（国务院令第711号）第五十条第（二）项; 本目录的理解。
   */
  carried_over?: Report2019ApplicantCounts;
  outcomes?: Report2019ApplicationsOutcomes;
  /**
   * Carried forward to next year | 四、结转下年度继续办理
   *
   * Requests still open at the end of the reporting year, to be handled in the next. Source: Notice on matters of the annual report on government information disclosure (国办公开办函〔2019〕60号); Regulations on Open Government Information (国务院令第711号), article 50(2); The reading of this catalogue.
   *
   * 到报告年度末尚未办结，转入下年度继续办理的申请件数。依据：《关于政府信息公开工作年度报告有关事项的通知》（国办公开办函〔2019〕60号）; 《中华人民共和国政府信息公开条例》（国务院令第711号）第五十条第（二）项; 本目录的理解。
   */
  carried_forward?: Report2019ApplicantCounts;
}
/**
 * Outcomes of the year | 三、本年度办理结果
 *
 * Requests closed in the reporting year, by outcome; those carried over are included. Source: Notice on matters of the annual report on government information disclosure (国办公开办函〔2019〕60号); Regulations on Open Government Information (国务院令第711号), article 50(2).
 *
 * 报告年度内办结的申请，按结果分列；包括上年结转的申请。依据：《关于政府信息公开工作年度报告有关事项的通知》（国办公开办函〔2019〕60号）; 《中华人民共和国政府信息公开条例》（国务院令第711号）第五十条第（二）项。
 */
export interface Report2019ApplicationsOutcomes {
  /**
   * Granted | （一）予以公开
   *
   * Requests whose information was given; whether those pointed to information already published count here was not seen. Source: Notice on matters of the annual report on government information disclosure (国办公开办函〔2019〕60号); The reading of this catalogue.
   *
   * 所申请信息予以公开的申请件数；已主动公开而告知获取途径的，是否计入，说明未见。依据：《关于政府信息公开工作年度报告有关事项的通知》（国办公开办函〔2019〕60号）; 本目录的理解。
   */
  granted?: Report2019ApplicantCounts;
  /**
   * Partly granted | （二）部分公开
   *
   * Requests whose information could be separated: what may be disclosed was given, the rest refused. Such a request counts here and in no other row. Source: Notice on matters of the annual report on government information disclosure (国办公开办函〔2019〕60号); Regulations on Open Government Information (国务院令第711号), article 37.
   *
   * 申请的信息中含有不应当公开的内容但能够作区分处理，因而只公开可以公开部分的申请件数；这样的申请只计入此行，不计入其他各行。依据：《关于政府信息公开工作年度报告有关事项的通知》（国办公开办函〔2019〕60号）; 《中华人民共和国政府信息公开条例》（国务院令第711号）第三十七条。
   */
  partly_granted?: Report2019ApplicantCounts;
  withheld?: Report2019ApplicationsOutcomesWithheld;
  unavailable?: Report2019ApplicationsOutcomesUnavailable;
  not_processed?: Report2019ApplicationsOutcomesNotProcessed;
  other?: Report2019ApplicationsOutcomesOther;
  /**
   * All outcomes | （七）总计
   *
   * All requests closed in the reporting year: the sum of the rows of outcomes. Source: Notice on matters of the annual report on government information disclosure (国办公开办函〔2019〕60号); The reading of this catalogue.
   *
   * 报告年度内办结的申请总件数，即办理结果各行之和。依据：《关于政府信息公开工作年度报告有关事项的通知》（国办公开办函〔2019〕60号）; 本目录的理解。
   */
  total?: Report2019ApplicantCounts;
}
/**
 * Withheld | （三）不予公开
 *
 * Requests for information that was withheld, by ground. Source: Notice on matters of the annual report on government information disclosure (国办公开办函〔2019〕60号); The reading of this catalogue.
 *
 * 决定不予公开的申请，按理由分列。依据：《关于政府信息公开工作年度报告有关事项的通知》（国办公开办函〔2019〕60号）; 本目录的理解。
 */
export interface Report2019ApplicationsOutcomesWithheld {
  /**
   * Withheld: state secrets | （三）不予公开 1.属于国家秘密
   *
   * Requests refused because the information is a state secret. Source: Notice on matters of the annual report on government information disclosure (国办公开办函〔2019〕60号); Regulations on Open Government Information (国务院令第711号), article 14; The reading of this catalogue.
   *
   * 因信息依法确定为国家秘密而不予公开的申请件数。依据：《关于政府信息公开工作年度报告有关事项的通知》（国办公开办函〔2019〕60号）; 《中华人民共和国政府信息公开条例》（国务院令第711号）第十四条; 本目录的理解。
   */
  state_secrets?: Report2019ApplicantCounts;
  /**
   * Withheld: prohibited by law | （三）不予公开 2.其他法律行政法规禁止公开
   *
   * Requests refused because another law or administrative regulation forbids disclosure. Source: Notice on matters of the annual report on government information disclosure (国办公开办函〔2019〕60号); Regulations on Open Government Information (国务院令第711号), article 14; The reading of this catalogue.
   *
   * 因其他法律、行政法规禁止公开而不予公开的申请件数。依据：《关于政府信息公开工作年度报告有关事项的通知》（国办公开办函〔2019〕60号）; 《中华人民共和国政府信息公开条例》（国务院令第711号）第十四条; 本目录的理解。
   */
  prohibited_by_law?: Report2019ApplicantCounts;
  /**
   * Withheld: security and stability | （三）不予公开 3.危及“三安全一稳定”
   *
   * Requests refused because disclosure might endanger national, public or economic security or social stability. Source: Notice on matters of the annual report on government information disclosure (国办公开办函〔2019〕60号); Regulations on Open Government Information (国务院令第711号), article 14; The reading of this catalogue.
   *
   * 因公开后可能危及国家安全、公共安全、经济安全、社会稳定而不予公开的申请件数。依据：《关于政府信息公开工作年度报告有关事项的通知》（国办公开办函〔2019〕60号）; 《中华人民共和国政府信息公开条例》（国务院令第711号）第十四条; 本目录的理解。
   */
  security_and_stability?: Report2019ApplicantCounts;
  /**
   * Withheld: rights of third parties | （三）不予公开 4.保护第三方合法权益
   *
   * Requests refused because disclosure of business secrets, privacy and the like would harm a third party. What is disclosed with that party's consent or for the public interest does not count here. Source: Notice on matters of the annual report on government information disclosure (国办公开办函〔2019〕60号); Regulations on Open Government Information (国务院令第711号), article 15; The reading of this catalogue.
   *
   * 因涉及商业秘密、个人隐私等，公开会损害第三方合法权益而不予公开的申请件数；第三方同意公开，或者不公开会对公共利益造成重大影响的，应予公开，不计入此行。依据：《关于政府信息公开工作年度报告有关事项的通知》（国办公开办函〔2019〕60号）; 《中华人民共和国政府信息公开条例》（国务院令第711号）第十五条; 本目录的理解。
   */
  third_party_rights?: Report2019ApplicantCounts;
  /**
   * Withheld: internal affairs | （三）不予公开 5.属于三类内部事务信息
   *
   * Requests refused because the information is on internal affairs: staff, logistics, internal procedure. Source: Notice on matters of the annual report on government information disclosure (国办公开办函〔2019〕60号); Regulations on Open Government Information (国务院令第711号), article 16; The reading of this catalogue.
   *
   * 因属于人事管理、后勤管理、内部工作流程三类内部事务信息而不予公开的申请件数。依据：《关于政府信息公开工作年度报告有关事项的通知》（国办公开办函〔2019〕60号）; 《中华人民共和国政府信息公开条例》（国务院令第711号）第十六条; 本目录的理解。
   */
  internal_affairs?: Report2019ApplicantCounts;
  /**
   * Withheld: deliberative process | （三）不予公开 6.属于四类过程性信息
   *
   * Requests refused because the information is of the process of a decision: records of discussion, drafts, letters of consultation, requests for instructions and reports; not where a law or rule asks for disclosure. Source: Notice on matters of the annual report on government information disclosure (国办公开办函〔2019〕60号); Regulations on Open Government Information (国务院令第711号), article 16; The reading of this catalogue.
   *
   * 因属于讨论记录、过程稿、磋商信函、请示报告四类过程性信息而不予公开的申请件数；法律、法规、规章规定应当公开的除外。依据：《关于政府信息公开工作年度报告有关事项的通知》（国办公开办函〔2019〕60号）; 《中华人民共和国政府信息公开条例》（国务院令第711号）第十六条; 本目录的理解。
   */
  deliberative_process?: Report2019ApplicantCounts;
  /**
   * Withheld: enforcement files | （三）不予公开 7.属于行政执法案卷
   *
   * Requests refused because the information belongs to a case file of law enforcement; not where a law or rule asks for disclosure. Source: Notice on matters of the annual report on government information disclosure (国办公开办函〔2019〕60号); Regulations on Open Government Information (国务院令第711号), article 16; The reading of this catalogue.
   *
   * 因属于行政执法案卷信息而不予公开的申请件数；法律、法规、规章规定应当公开的除外。依据：《关于政府信息公开工作年度报告有关事项的通知》（国办公开办函〔2019〕60号）; 《中华人民共和国政府信息公开条例》（国务院令第711号）第十六条; 本目录的理解。
   */
  enforcement_files?: Report2019ApplicantCounts;
  /**
   * Withheld: administrative queries | （三）不予公开 8.属于行政查询事项
   *
   * Requests for information with a procedure of its own, as business or land registers: the applicant is sent there. Source: Notice on matters of the annual report on government information disclosure (国办公开办函〔2019〕60号); Regulations on Open Government Information (国务院令第711号), article 36(7); The reading of this catalogue.
   *
   * 所申请的是工商、不动产登记资料等，法律、行政法规对其获取另有规定，因而告知申请人按该规定办理的申请件数。依据：《关于政府信息公开工作年度报告有关事项的通知》（国办公开办函〔2019〕60号）; 《中华人民共和国政府信息公开条例》（国务院令第711号）第三十六条第（七）项; 本目录的理解。
   */
  administrative_queries?: Report2019ApplicantCounts;
}
/**
 * Unavailable | （四）无法提供
 *
 * Requests for information that the organ could not provide, by cause. Source: Notice on matters of the annual report on government information disclosure (国办公开办函〔2019〕60号); The reading of this catalogue.
 *
 * 无法提供所申请信息的申请，按原因分列。依据：《关于政府信息公开工作年度报告有关事项的通知》（国办公开办函〔2019〕60号）; 本目录的理解。
 */
export interface Report2019ApplicationsOutcomesUnavailable {
  /**
   * Unavailable: not held | （四）无法提供 1.本机关不掌握相关政府信息
   *
   * Requests for information that a search did not find, or that another organ is responsible for. Source: Notice on matters of the annual report on government information disclosure (国办公开办函〔2019〕60号); Regulations on Open Government Information (国务院令第711号), article 36(4); Regulations on Open Government Information (国务院令第711号), article 36(5); The reading of this catalogue.
   *
   * 经检索没有所申请信息，或者该信息不属于本机关负责公开的申请件数。依据：《关于政府信息公开工作年度报告有关事项的通知》（国办公开办函〔2019〕60号）; 《中华人民共和国政府信息公开条例》（国务院令第711号）第三十六条第（四）项; 《中华人民共和国政府信息公开条例》（国务院令第711号）第三十六条第（五）项; 本目录的理解。
   */
  not_held?: Report2019ApplicantCounts;
  /**
   * Unavailable: must be created | （四）无法提供 2.没有现成信息需要另行制作
   *
   * Requests that could be met only by processing or analysing existing information anew. Source: Notice on matters of the annual report on government information disclosure (国办公开办函〔2019〕60号); Regulations on Open Government Information (国务院令第711号), article 38; The reading of this catalogue.
   *
   * 没有现成信息，需要对现有信息进行加工、分析才能提供的申请件数。依据：《关于政府信息公开工作年度报告有关事项的通知》（国办公开办函〔2019〕60号）; 《中华人民共和国政府信息公开条例》（国务院令第711号）第三十八条; 本目录的理解。
   */
  must_be_created?: Report2019ApplicantCounts;
  /**
   * Unavailable: still unclear | （四）无法提供 3.补正后申请内容仍不明确
   *
   * Requests that were still unclear after the applicant had been asked to correct them. Source: Notice on matters of the annual report on government information disclosure (国办公开办函〔2019〕60号); Regulations on Open Government Information (国务院令第711号), article 30; The reading of this catalogue.
   *
   * 经告知补正，补正后申请内容仍不明确的申请件数。依据：《关于政府信息公开工作年度报告有关事项的通知》（国办公开办函〔2019〕60号）; 《中华人民共和国政府信息公开条例》（国务院令第711号）第三十条; 本目录的理解。
   */
  still_unclear?: Report2019ApplicantCounts;
}
/**
 * Not processed | （五）不予处理
 *
 * Requests that were not processed as requests for information, by case. Source: Notice on matters of the annual report on government information disclosure (国办公开办函〔2019〕60号); The reading of this catalogue.
 *
 * 不作为政府信息公开申请处理的申请，按情形分列。依据：《关于政府信息公开工作年度报告有关事项的通知》（国办公开办函〔2019〕60号）; 本目录的理解。
 */
export interface Report2019ApplicationsOutcomesNotProcessed {
  /**
   * Not processed: petitions and complaints | （五）不予处理 1.信访举报投诉类申请
   *
   * Petitions, complaints and reports put as requests: not handled as requests, the applicant is told the right way. Source: Notice on matters of the annual report on government information disclosure (国办公开办函〔2019〕60号); Regulations on Open Government Information (国务院令第711号), article 39; The reading of this catalogue.
   *
   * 以申请公开的形式进行信访、投诉、举报等活动，告知不作为政府信息公开申请处理的件数。依据：《关于政府信息公开工作年度报告有关事项的通知》（国办公开办函〔2019〕60号）; 《中华人民共和国政府信息公开条例》（国务院令第711号）第三十九条; 本目录的理解。
   */
  petitions_and_complaints?: Report2019ApplicantCounts;
  /**
   * Not processed: repeated | （五）不予处理 2.重复申请
   *
   * Requests already answered, made again for the same information: not handled again. Source: Notice on matters of the annual report on government information disclosure (国办公开办函〔2019〕60号); Regulations on Open Government Information (国务院令第711号), article 36(6); The reading of this catalogue.
   *
   * 已就同一申请作出答复，申请人重复申请公开相同信息，不再重复处理的件数。依据：《关于政府信息公开工作年度报告有关事项的通知》（国办公开办函〔2019〕60号）; 《中华人民共和国政府信息公开条例》（国务院令第711号）第三十六条第（六）项; 本目录的理解。
   */
  repeated?: Report2019ApplicantCounts;
  /**
   * Not processed: published materials | （五）不予处理 3.要求提供公开出版物
   *
   * Requests for gazettes, newspapers, books and the like: the applicant is told how to get them. Source: Notice on matters of the annual report on government information disclosure (国办公开办函〔2019〕60号); Regulations on Open Government Information (国务院令第711号), article 39; The reading of this catalogue.
   *
   * 要求提供公报、报刊、书籍等公开出版物，告知其获取途径的申请件数。依据：《关于政府信息公开工作年度报告有关事项的通知》（国办公开办函〔2019〕60号）; 《中华人民共和国政府信息公开条例》（国务院令第711号）第三十九条; 本目录的理解。
   */
  published_materials?: Report2019ApplicantCounts;
  /**
   * Not processed: excessive | （五）不予处理 4.无正当理由大量反复申请
   *
   * Requests clearly beyond a reasonable number or frequency: the applicant was asked for reasons, and they were not good ones. Source: Notice on matters of the annual report on government information disclosure (国办公开办函〔2019〕60号); Regulations on Open Government Information (国务院令第711号), article 35; The reading of this catalogue.
   *
   * 申请的数量、频次明显超过合理范围，要求说明理由后认为理由不合理，告知不予处理的件数。依据：《关于政府信息公开工作年度报告有关事项的通知》（国办公开办函〔2019〕60号）; 《中华人民共和国政府信息公开条例》（国务院令第711号）第三十五条; 本目录的理解。
   */
  excessive?: Report2019ApplicantCounts;
  /**
   * Not processed: confirmation of information already held | （五）不予处理 5.要求行政机关确认或重新出具已获取信息
   *
   * Requests to confirm, or issue anew, information that the applicant already has; the article behind this row was not found. Source: Notice on matters of the annual report on government information disclosure (国办公开办函〔2019〕60号); The reading of this catalogue.
   *
   * 要求行政机关对申请人已经获取的信息予以确认或者重新出具的申请件数；所依条文未找到。依据：《关于政府信息公开工作年度报告有关事项的通知》（国办公开办函〔2019〕60号）; 本目录的理解。
   */
  reconfirmation?: Report2019ApplicantCounts;
}
/**
 * Other outcomes | （六）其他处理
 *
 * Outcomes other than those above; one row in the 2019 form, three in the 2021 form. Source: Notice on matters of the annual report on government information disclosure (国办公开办函〔2019〕60号); The reading of this catalogue.
 *
 * 以上各项以外的处理；2019年格式印一行，2021年格式印三行。依据：《关于政府信息公开工作年度报告有关事项的通知》（国办公开办函〔2019〕60号）; 本目录的理解。
 */
export interface Report2019ApplicationsOutcomesOther {
  /**
   * Other: not corrected in time | （六）其他处理 1.申请人逾期不补正
   *
   * Requests that the applicant, without good reason, did not correct in time: they count as given up. Source: Notice issuing the form of the annual report on government information disclosure (国办公开办函〔2021〕30号); Regulations on Open Government Information (国务院令第711号), article 30; The reading of this catalogue.
   *
   * 申请人无正当理由逾期不补正，视为放弃申请，行政机关不再处理的件数。依据：《关于印发〈中华人民共和国政府信息公开工作年度报告格式〉的通知》（国办公开办函〔2021〕30号）; 《中华人民共和国政府信息公开条例》（国务院令第711号）第三十条; 本目录的理解。
   */
  correction_overdue?: Report2019ApplicantCounts;
  /**
   * Other: fee not paid in time | （六）其他处理 2.申请人逾期未缴纳费用
   *
   * Requests whose fee for processing information was not paid in time after a notice. Source: Notice issuing the form of the annual report on government information disclosure (国办公开办函〔2021〕30号); Regulations on Open Government Information (国务院令第711号), article 42; Measures on fees for processing government information (国办函〔2020〕109号); The reading of this catalogue.
   *
   * 申请人逾期未按收费通知缴纳信息处理费，行政机关不再处理的件数。依据：《关于印发〈中华人民共和国政府信息公开工作年度报告格式〉的通知》（国办公开办函〔2021〕30号）; 《中华人民共和国政府信息公开条例》（国务院令第711号）第四十二条; 《政府信息公开信息处理费管理办法》（国办函〔2020〕109号）; 本目录的理解。
   */
  fee_overdue?: Report2019ApplicantCounts;
  /**
   * Other: anything else | （六）其他处理 3.其他
   *
   * Requests that fit no row above, as those that applicants withdrew; what may be counted here was not seen. Source: Notice issuing the form of the annual report on government information disclosure (国办公开办函〔2021〕30号); The reading of this catalogue.
   *
   * 以上各项都不能归入的申请件数，如申请人主动撤回；哪些情形可计入，说明未见。依据：《关于印发〈中华人民共和国政府信息公开工作年度报告格式〉的通知》（国办公开办函〔2021〕30号）; 本目录的理解。
   */
  other?: Report2019ApplicantCounts;
  /**
   * Other outcomes | （六）其他处理
   *
   * Requests that fit no row above, not divided further; a report has either this row or the three rows, never both. Source: Notice on matters of the annual report on government information disclosure (国办公开办函〔2019〕60号); The reading of this catalogue.
   *
   * 以上各项都不能归入的申请件数，不再细分；一份报告或者用这一行，或者用三行，不能并用。依据：《关于政府信息公开工作年度报告有关事项的通知》（国办公开办函〔2019〕60号）; 本目录的理解。
   */
  all?: Report2019ApplicantCounts;
}
/**
 * Reconsideration and litigation | 政府信息公开行政复议、行政诉讼情况
 *
 * Cases of reconsideration and litigation over the organ's work on information disclosure, by result. The notice's definitions were not seen: whether cases left from last year count again differs from organ to organ, and some say so under the table. Source: Notice on matters of the annual report on government information disclosure (国办公开办函〔2019〕60号); Regulations on Open Government Information (国务院令第711号), article 50(3).
 *
 * 因政府信息公开工作被申请行政复议、被提起行政诉讼的案件，按办理结果分列。通知对各栏的说明未见：上年未审结的案件是否计入本年，各机关做法不一，有的在表下注明。依据：《关于政府信息公开工作年度报告有关事项的通知》（国办公开办函〔2019〕60号）; 《中华人民共和国政府信息公开条例》（国务院令第711号）第五十条第（三）项。
 */
export interface Report2019Disputes {
  /**
   * Reconsideration | 行政复议
   *
   * Cases of administrative reconsideration over the organ's work on information disclosure. Source: Notice on matters of the annual report on government information disclosure (国办公开办函〔2019〕60号); Regulations on Open Government Information (国务院令第711号), article 50(3).
   *
   * 因政府信息公开工作被申请行政复议的案件。依据：《关于政府信息公开工作年度报告有关事项的通知》（国办公开办函〔2019〕60号）; 《中华人民共和国政府信息公开条例》（国务院令第711号）第五十条第（三）项。
   */
  reconsideration?: Report2019DisputeResults;
  litigation?: Report2019DisputesLitigation;
}
/**
 * Litigation | 行政诉讼
 *
 * Suits that were filed against the organ over its work on information disclosure. A case in which the organ of reconsideration is sued as co-defendant is counted by the organ of the original act alone. Source: Notice on matters of the annual report on government information disclosure (国办公开办函〔2019〕60号); Regulations on Open Government Information (国务院令第711号), article 50(3); Letter to Shenzhen of 2016-09-01 on counting administrative suits (国办公开办函〔2016〕201号); The reading of this catalogue.
 *
 * 公民、法人或者其他组织因政府信息公开工作对本机关提起行政诉讼的案件。复议机关作共同被告的案件，只由作出原行政行为的机关计入。依据：《关于政府信息公开工作年度报告有关事项的通知》（国办公开办函〔2019〕60号）; 《中华人民共和国政府信息公开条例》（国务院令第711号）第五十条第（三）项; 国务院办公厅政府信息与政务公开办公室2016年9月1日致深圳市的函（统计行政诉讼件数）（国办公开办函〔2016〕201号）; 本目录的理解。
 */
export interface Report2019DisputesLitigation {
  /**
   * Litigation without prior reconsideration | 行政诉讼 未经复议直接起诉
   *
   * Suits over the organ's work on information disclosure that were filed without reconsideration before. Source: Notice on matters of the annual report on government information disclosure (国办公开办函〔2019〕60号); Regulations on Open Government Information (国务院令第711号), article 50(3); Letter to Shenzhen of 2016-09-01 on counting administrative suits (国办公开办函〔2016〕201号).
   *
   * 因政府信息公开工作，未经行政复议而直接提起的行政诉讼案件。依据：《关于政府信息公开工作年度报告有关事项的通知》（国办公开办函〔2019〕60号）; 《中华人民共和国政府信息公开条例》（国务院令第711号）第五十条第（三）项; 国务院办公厅政府信息与政务公开办公室2016年9月1日致深圳市的函（统计行政诉讼件数）（国办公开办函〔2016〕201号）。
   */
  direct?: Report2019DisputeResults;
  /**
   * Litigation after reconsideration | 行政诉讼 复议后起诉
   *
   * Suits over the organ's work on information disclosure that were filed after reconsideration. Where the organ of reconsideration is sued as co-defendant, the organ of the original act alone counts the case. Source: Notice on matters of the annual report on government information disclosure (国办公开办函〔2019〕60号); Regulations on Open Government Information (国务院令第711号), article 50(3); Letter to Shenzhen of 2016-09-01 on counting administrative suits (国办公开办函〔2016〕201号); The reading of this catalogue.
   *
   * 因政府信息公开工作，经行政复议后提起的行政诉讼案件。复议机关与原行政机关作共同被告的，只由作出原行政行为的机关计入，复议机关不计。依据：《关于政府信息公开工作年度报告有关事项的通知》（国办公开办函〔2019〕60号）; 《中华人民共和国政府信息公开条例》（国务院令第711号）第五十条第（三）项; 国务院办公厅政府信息与政务公开办公室2016年9月1日致深圳市的函（统计行政诉讼件数）（国办公开办函〔2016〕201号）; 本目录的理解。
   */
  after_reconsideration?: Report2019DisputeResults;
}
export interface Report2019Signature {
  /**
   * Signing organ | 署名机关
   */
  agency?: string | null;
  /**
   * Date of signature | 署名日期
   */
  date?: string | null;
}
/**
 * Remarks | 单元格附注
 *
 * Cell id to the words printed in or at the cell beside its value.
 *
 * 单元格标识对应该格数值之外所印的文字。
 */
export interface Report2019Remarks {
  "proactive_disclosure.regulations.made"?: string;
  "proactive_disclosure.regulations.published"?: string;
  "proactive_disclosure.regulations.total_public"?: string;
  "proactive_disclosure.normative_documents.made"?: string;
  "proactive_disclosure.normative_documents.published"?: string;
  "proactive_disclosure.normative_documents.total_public"?: string;
  "proactive_disclosure.licensing.items_last_year"?: string;
  "proactive_disclosure.licensing.change"?: string;
  "proactive_disclosure.licensing.decisions"?: string;
  "proactive_disclosure.other_services.items_last_year"?: string;
  "proactive_disclosure.other_services.change"?: string;
  "proactive_disclosure.other_services.decisions"?: string;
  "proactive_disclosure.penalties.items_last_year"?: string;
  "proactive_disclosure.penalties.change"?: string;
  "proactive_disclosure.penalties.decisions"?: string;
  "proactive_disclosure.coercive_measures.items_last_year"?: string;
  "proactive_disclosure.coercive_measures.change"?: string;
  "proactive_disclosure.coercive_measures.decisions"?: string;
  "proactive_disclosure.administrative_fees.items_last_year"?: string;
  "proactive_disclosure.administrative_fees.change"?: string;
  "proactive_disclosure.procurement.items"?: string;
  "proactive_disclosure.procurement.amount"?: string;
  "applications.received.natural_person"?: string;
  "applications.received.commercial_enterprise"?: string;
  "applications.received.research_institution"?: string;
  "applications.received.public_welfare_organization"?: string;
  "applications.received.legal_service_institution"?: string;
  "applications.received.other_organization"?: string;
  "applications.received.total"?: string;
  "applications.carried_over.natural_person"?: string;
  "applications.carried_over.commercial_enterprise"?: string;
  "applications.carried_over.research_institution"?: string;
  "applications.carried_over.public_welfare_organization"?: string;
  "applications.carried_over.legal_service_institution"?: string;
  "applications.carried_over.other_organization"?: string;
  "applications.carried_over.total"?: string;
  "applications.outcomes.granted.natural_person"?: string;
  "applications.outcomes.granted.commercial_enterprise"?: string;
  "applications.outcomes.granted.research_institution"?: string;
  "applications.outcomes.granted.public_welfare_organization"?: string;
  "applications.outcomes.granted.legal_service_institution"?: string;
  "applications.outcomes.granted.other_organization"?: string;
  "applications.outcomes.granted.total"?: string;
  "applications.outcomes.partly_granted.natural_person"?: string;
  "applications.outcomes.partly_granted.commercial_enterprise"?: string;
  "applications.outcomes.partly_granted.research_institution"?: string;
  "applications.outcomes.partly_granted.public_welfare_organization"?: string;
  "applications.outcomes.partly_granted.legal_service_institution"?: string;
  "applications.outcomes.partly_granted.other_organization"?: string;
  "applications.outcomes.partly_granted.total"?: string;
  "applications.outcomes.withheld.state_secrets.natural_person"?: string;
  "applications.outcomes.withheld.state_secrets.commercial_enterprise"?: string;
  "applications.outcomes.withheld.state_secrets.research_institution"?: string;
  "applications.outcomes.withheld.state_secrets.public_welfare_organization"?: string;
  "applications.outcomes.withheld.state_secrets.legal_service_institution"?: string;
  "applications.outcomes.withheld.state_secrets.other_organization"?: string;
  "applications.outcomes.withheld.state_secrets.total"?: string;
  "applications.outcomes.withheld.prohibited_by_law.natural_person"?: string;
  "applications.outcomes.withheld.prohibited_by_law.commercial_enterprise"?: string;
  "applications.outcomes.withheld.prohibited_by_law.research_institution"?: string;
  "applications.outcomes.withheld.prohibited_by_law.public_welfare_organization"?: string;
  "applications.outcomes.withheld.prohibited_by_law.legal_service_institution"?: string;
  "applications.outcomes.withheld.prohibited_by_law.other_organization"?: string;
  "applications.outcomes.withheld.prohibited_by_law.total"?: string;
  "applications.outcomes.withheld.security_and_stability.natural_person"?: string;
  "applications.outcomes.withheld.security_and_stability.commercial_enterprise"?: string;
  "applications.outcomes.withheld.security_and_stability.research_institution"?: string;
  "applications.outcomes.withheld.security_and_stability.public_welfare_organization"?: string;
  "applications.outcomes.withheld.security_and_stability.legal_service_institution"?: string;
  "applications.outcomes.withheld.security_and_stability.other_organization"?: string;
  "applications.outcomes.withheld.security_and_stability.total"?: string;
  "applications.outcomes.withheld.third_party_rights.natural_person"?: string;
  "applications.outcomes.withheld.third_party_rights.commercial_enterprise"?: string;
  "applications.outcomes.withheld.third_party_rights.research_institution"?: string;
  "applications.outcomes.withheld.third_party_rights.public_welfare_organization"?: string;
  "applications.outcomes.withheld.third_party_rights.legal_service_institution"?: string;
  "applications.outcomes.withheld.third_party_rights.other_organization"?: string;
  "applications.outcomes.withheld.third_party_rights.total"?: string;
  "applications.outcomes.withheld.internal_affairs.natural_person"?: string;
  "applications.outcomes.withheld.internal_affairs.commercial_enterprise"?: string;
  "applications.outcomes.withheld.internal_affairs.research_institution"?: string;
  "applications.outcomes.withheld.internal_affairs.public_welfare_organization"?: string;
  "applications.outcomes.withheld.internal_affairs.legal_service_institution"?: string;
  "applications.outcomes.withheld.internal_affairs.other_organization"?: string;
  "applications.outcomes.withheld.internal_affairs.total"?: string;
  "applications.outcomes.withheld.deliberative_process.natural_person"?: string;
  "applications.outcomes.withheld.deliberative_process.commercial_enterprise"?: string;
  "applications.outcomes.withheld.deliberative_process.research_institution"?: string;
  "applications.outcomes.withheld.deliberative_process.public_welfare_organization"?: string;
  "applications.outcomes.withheld.deliberative_process.legal_service_institution"?: string;
  "applications.outcomes.withheld.deliberative_process.other_organization"?: string;
  "applications.outcomes.withheld.deliberative_process.total"?: string;
  "applications.outcomes.withheld.enforcement_files.natural_person"?: string;
  "applications.outcomes.withheld.enforcement_files.commercial_enterprise"?: string;
  "applications.outcomes.withheld.enforcement_files.research_institution"?: string;
  "applications.outcomes.withheld.enforcement_files.public_welfare_organization"?: string;
  "applications.outcomes.withheld.enforcement_files.legal_service_institution"?: string;
  "applications.outcomes.withheld.enforcement_files.other_organization"?: string;
  "applications.outcomes.withheld.enforcement_files.total"?: string;
  "applications.outcomes.withheld.administrative_queries.natural_person"?: string;
  "applications.outcomes.withheld.administrative_queries.commercial_enterprise"?: string;
  "applications.outcomes.withheld.administrative_queries.research_institution"?: string;
  "applications.outcomes.withheld.administrative_queries.public_welfare_organization"?: string;
  "applications.outcomes.withheld.administrative_queries.legal_service_institution"?: string;
  "applications.outcomes.withheld.administrative_queries.other_organization"?: string;
  "applications.outcomes.withheld.administrative_queries.total"?: string;
  "applications.outcomes.unavailable.not_held.natural_person"?: string;
  "applications.outcomes.unavailable.not_held.commercial_enterprise"?: string;
  "applications.outcomes.unavailable.not_held.research_institution"?: string;
  "applications.outcomes.unavailable.not_held.public_welfare_organization"?: string;
  "applications.outcomes.unavailable.not_held.legal_service_institution"?: string;
  "applications.outcomes.unavailable.not_held.other_organization"?: string;
  "applications.outcomes.unavailable.not_held.total"?: string;
  "applications.outcomes.unavailable.must_be_created.natural_person"?: string;
  "applications.outcomes.unavailable.must_be_created.commercial_enterprise"?: string;
  "applications.outcomes.unavailable.must_be_created.research_institution"?: string;
  "applications.outcomes.unavailable.must_be_created.public_welfare_organization"?: string;
  "applications.outcomes.unavailable.must_be_created.legal_service_institution"?: string;
  "applications.outcomes.unavailable.must_be_created.other_organization"?: string;
  "applications.outcomes.unavailable.must_be_created.total"?: string;
  "applications.outcomes.unavailable.still_unclear.natural_person"?: string;
  "applications.outcomes.unavailable.still_unclear.commercial_enterprise"?: string;
  "applications.outcomes.unavailable.still_unclear.research_institution"?: string;
  "applications.outcomes.unavailable.still_unclear.public_welfare_organization"?: string;
  "applications.outcomes.unavailable.still_unclear.legal_service_institution"?: string;
  "applications.outcomes.unavailable.still_unclear.other_organization"?: string;
  "applications.outcomes.unavailable.still_unclear.total"?: string;
  "applications.outcomes.not_processed.petitions_and_complaints.natural_person"?: string;
  "applications.outcomes.not_processed.petitions_and_complaints.commercial_enterprise"?: string;
  "applications.outcomes.not_processed.petitions_and_complaints.research_institution"?: string;
  "applications.outcomes.not_processed.petitions_and_complaints.public_welfare_organization"?: string;
  "applications.outcomes.not_processed.petitions_and_complaints.legal_service_institution"?: string;
  "applications.outcomes.not_processed.petitions_and_complaints.other_organization"?: string;
  "applications.outcomes.not_processed.petitions_and_complaints.total"?: string;
  "applications.outcomes.not_processed.repeated.natural_person"?: string;
  "applications.outcomes.not_processed.repeated.commercial_enterprise"?: string;
  "applications.outcomes.not_processed.repeated.research_institution"?: string;
  "applications.outcomes.not_processed.repeated.public_welfare_organization"?: string;
  "applications.outcomes.not_processed.repeated.legal_service_institution"?: string;
  "applications.outcomes.not_processed.repeated.other_organization"?: string;
  "applications.outcomes.not_processed.repeated.total"?: string;
  "applications.outcomes.not_processed.published_materials.natural_person"?: string;
  "applications.outcomes.not_processed.published_materials.commercial_enterprise"?: string;
  "applications.outcomes.not_processed.published_materials.research_institution"?: string;
  "applications.outcomes.not_processed.published_materials.public_welfare_organization"?: string;
  "applications.outcomes.not_processed.published_materials.legal_service_institution"?: string;
  "applications.outcomes.not_processed.published_materials.other_organization"?: string;
  "applications.outcomes.not_processed.published_materials.total"?: string;
  "applications.outcomes.not_processed.excessive.natural_person"?: string;
  "applications.outcomes.not_processed.excessive.commercial_enterprise"?: string;
  "applications.outcomes.not_processed.excessive.research_institution"?: string;
  "applications.outcomes.not_processed.excessive.public_welfare_organization"?: string;
  "applications.outcomes.not_processed.excessive.legal_service_institution"?: string;
  "applications.outcomes.not_processed.excessive.other_organization"?: string;
  "applications.outcomes.not_processed.excessive.total"?: string;
  "applications.outcomes.not_processed.reconfirmation.natural_person"?: string;
  "applications.outcomes.not_processed.reconfirmation.commercial_enterprise"?: string;
  "applications.outcomes.not_processed.reconfirmation.research_institution"?: string;
  "applications.outcomes.not_processed.reconfirmation.public_welfare_organization"?: string;
  "applications.outcomes.not_processed.reconfirmation.legal_service_institution"?: string;
  "applications.outcomes.not_processed.reconfirmation.other_organization"?: string;
  "applications.outcomes.not_processed.reconfirmation.total"?: string;
  "applications.outcomes.other.correction_overdue.natural_person"?: string;
  "applications.outcomes.other.correction_overdue.commercial_enterprise"?: string;
  "applications.outcomes.other.correction_overdue.research_institution"?: string;
  "applications.outcomes.other.correction_overdue.public_welfare_organization"?: string;
  "applications.outcomes.other.correction_overdue.legal_service_institution"?: string;
  "applications.outcomes.other.correction_overdue.other_organization"?: string;
  "applications.outcomes.other.correction_overdue.total"?: string;
  "applications.outcomes.other.fee_overdue.natural_person"?: string;
  "applications.outcomes.other.fee_overdue.commercial_enterprise"?: string;
  "applications.outcomes.other.fee_overdue.research_institution"?: string;
  "applications.outcomes.other.fee_overdue.public_welfare_organization"?: string;
  "applications.outcomes.other.fee_overdue.legal_service_institution"?: string;
  "applications.outcomes.other.fee_overdue.other_organization"?: string;
  "applications.outcomes.other.fee_overdue.total"?: string;
  "applications.outcomes.other.other.natural_person"?: string;
  "applications.outcomes.other.other.commercial_enterprise"?: string;
  "applications.outcomes.other.other.research_institution"?: string;
  "applications.outcomes.other.other.public_welfare_organization"?: string;
  "applications.outcomes.other.other.legal_service_institution"?: string;
  "applications.outcomes.other.other.other_organization"?: string;
  "applications.outcomes.other.other.total"?: string;
  "applications.outcomes.other.all.natural_person"?: string;
  "applications.outcomes.other.all.commercial_enterprise"?: string;
  "applications.outcomes.other.all.research_institution"?: string;
  "applications.outcomes.other.all.public_welfare_organization"?: string;
  "applications.outcomes.other.all.legal_service_institution"?: string;
  "applications.outcomes.other.all.other_organization"?: string;
  "applications.outcomes.other.all.total"?: string;
  "applications.outcomes.total.natural_person"?: string;
  "applications.outcomes.total.commercial_enterprise"?: string;
  "applications.outcomes.total.research_institution"?: string;
  "applications.outcomes.total.public_welfare_organization"?: string;
  "applications.outcomes.total.legal_service_institution"?: string;
  "applications.outcomes.total.other_organization"?: string;
  "applications.outcomes.total.total"?: string;
  "applications.carried_forward.natural_person"?: string;
  "applications.carried_forward.commercial_enterprise"?: string;
  "applications.carried_forward.research_institution"?: string;
  "applications.carried_forward.public_welfare_organization"?: string;
  "applications.carried_forward.legal_service_institution"?: string;
  "applications.carried_forward.other_organization"?: string;
  "applications.carried_forward.total"?: string;
  "disputes.reconsideration.upheld"?: string;
  "disputes.reconsideration.corrected"?: string;
  "disputes.reconsideration.other"?: string;
  "disputes.reconsideration.pending"?: string;
  "disputes.reconsideration.total"?: string;
  "disputes.litigation.direct.upheld"?: string;
  "disputes.litigation.direct.corrected"?: string;
  "disputes.litigation.direct.other"?: string;
  "disputes.litigation.direct.pending"?: string;
  "disputes.litigation.direct.total"?: string;
  "disputes.litigation.after_reconsideration.upheld"?: string;
  "disputes.litigation.after_reconsideration.corrected"?: string;
  "disputes.litigation.after_reconsideration.other"?: string;
  "disputes.litigation.after_reconsideration.pending"?: string;
  "disputes.litigation.after_reconsideration.total"?: string;
}
/**
 * Notes on tables | 表注
 *
 * Table name to the texts printed above or under it.
 *
 * 表名对应表上方或下方所印的文字。
 */
export interface Report2019TableNotes {
  proactive_disclosure?: string[];
  applications?: string[];
  disputes?: string[];
}
export interface Report2019DocumentCounts {
  /**
   * Made this year | 本年新制作数量
   *
   * Counted here: those made in the reporting year. Unit: 件 (pieces or cases). Source: Notice on matters of the annual report on government information disclosure (国办公开办函〔2019〕60号); The reading of this catalogue.
   *
   * 本栏计报告年度内新制作的件数。单位：件。依据：《关于政府信息公开工作年度报告有关事项的通知》（国办公开办函〔2019〕60号）; 本目录的理解。
   */
  made?: number | null;
  /**
   * Published this year | 本年新公开数量
   *
   * Counted here: those made public in the reporting year; whether those made in earlier years count was not seen. Unit: 件 (pieces or cases). Source: Notice on matters of the annual report on government information disclosure (国办公开办函〔2019〕60号); The reading of this catalogue.
   *
   * 本栏计报告年度内新公开的件数；以前制作而在本年公开的是否计入，说明未见。单位：件。依据：《关于政府信息公开工作年度报告有关事项的通知》（国办公开办函〔2019〕60号）; 本目录的理解。
   */
  published?: number | null;
  /**
   * Public in total | 对外公开总数量
   *
   * Counted here: all that are public at the end of the reporting year, a stock. Unit: 件 (pieces or cases). Source: Notice on matters of the annual report on government information disclosure (国办公开办函〔2019〕60号); The reading of this catalogue.
   *
   * 本栏计到报告年度末对外公开的总件数，为存量。单位：件。依据：《关于政府信息公开工作年度报告有关事项的通知》（国办公开办函〔2019〕60号）; 本目录的理解。
   */
  total_public?: number | null;
}
export interface Report2019ServiceItems {
  /**
   * Items last year | 上一年项目数量
   *
   * Counted here: the items on the organ's list in the year before. Unit: 项 (items). Source: Notice on matters of the annual report on government information disclosure (国办公开办函〔2019〕60号); Hubei's edition of the form for the reports of 2020.
   *
   * 本栏计上一年的项目（事项）数。单位：项。依据：《关于政府信息公开工作年度报告有关事项的通知》（国办公开办函〔2019〕60号）; 湖北省2020年度政府信息公开工作年度报告格式说明。
   */
  items_last_year?: number | null;
  /**
   * Change this year | 本年增/减
   *
   * Counted here: the change of the number of items in the reporting year; a decrease is negative. Unit: 项 (items). Source: Notice on matters of the annual report on government information disclosure (国办公开办函〔2019〕60号); Hubei's edition of the form for the reports of 2020.
   *
   * 本栏计报告年度内项目（事项）数的增减，减少用负数表示。单位：项。依据：《关于政府信息公开工作年度报告有关事项的通知》（国办公开办函〔2019〕60号）; 湖北省2020年度政府信息公开工作年度报告格式说明。
   */
  change?: number | null;
  /**
   * Decisions | 处理决定数量
   *
   * Counted here: the decisions taken (cases handled) in the reporting year; not the sum of the two columns before. Unit: 件 (pieces or cases). Source: Notice on matters of the annual report on government information disclosure (国办公开办函〔2019〕60号); Hubei's edition of the form for the reports of 2020.
   *
   * 本栏计报告年度内的处理决定（办件）数量，不是上一年项目数量与本年增减之和。单位：件。依据：《关于政府信息公开工作年度报告有关事项的通知》（国办公开办函〔2019〕60号）; 湖北省2020年度政府信息公开工作年度报告格式说明。
   */
  decisions?: number | null;
}
export interface Report2019FeeItems {
  /**
   * Items last year | 上一年项目数量
   *
   * Counted here: the items on the organ's list in the year before. Unit: 项 (items). Source: Notice on matters of the annual report on government information disclosure (国办公开办函〔2019〕60号); Hubei's edition of the form for the reports of 2020.
   *
   * 本栏计上一年的项目（事项）数。单位：项。依据：《关于政府信息公开工作年度报告有关事项的通知》（国办公开办函〔2019〕60号）; 湖北省2020年度政府信息公开工作年度报告格式说明。
   */
  items_last_year?: number | null;
  /**
   * Change this year | 本年增/减
   *
   * Counted here: the change of the number of items in the reporting year; a decrease is negative. Unit: 项 (items). Source: Notice on matters of the annual report on government information disclosure (国办公开办函〔2019〕60号); Hubei's edition of the form for the reports of 2020.
   *
   * 本栏计报告年度内项目（事项）数的增减，减少用负数表示。单位：项。依据：《关于政府信息公开工作年度报告有关事项的通知》（国办公开办函〔2019〕60号）; 湖北省2020年度政府信息公开工作年度报告格式说明。
   */
  change?: number | null;
}
export interface Report2019Procurement {
  /**
   * Procurement items | 采购项目数量
   *
   * Counted here: the procurement items of the reporting year. Unit: 项 (items). Source: Notice on matters of the annual report on government information disclosure (国办公开办函〔2019〕60号); The reading of this catalogue.
   *
   * 本栏计报告年度内的采购项目数。单位：项。依据：《关于政府信息公开工作年度报告有关事项的通知》（国办公开办函〔2019〕60号）; 本目录的理解。
   */
  items?: number | null;
  /**
   * Procurement amount (万元) | 采购总金额（万元）
   *
   * Stated here: the amount of the procurement of the reporting year, in 万元 (10,000 yuan). The form prints no unit: pages give 元, 万元 or nothing. Unit: 万元 (ten thousand yuan). Source: Notice on matters of the annual report on government information disclosure (国办公开办函〔2019〕60号); The reading of this catalogue.
   *
   * 本栏填报告年度内的采购总金额，此处以万元为单位；格式上没有印出单位，各机关有填元的，有填万元的，也有不注明的。单位：万元。依据：《关于政府信息公开工作年度报告有关事项的通知》（国办公开办函〔2019〕60号）; 本目录的理解。
   */
  amount?: number | null;
}
export interface Report2019ApplicantCounts {
  /**
   * Natural persons | 自然人
   *
   * Counted in this column: requests by natural persons. Unit: 件 (pieces or cases). Source: Notice on matters of the annual report on government information disclosure (国办公开办函〔2019〕60号); The reading of this catalogue.
   *
   * 本栏只计申请人为自然人的。单位：件。依据：《关于政府信息公开工作年度报告有关事项的通知》（国办公开办函〔2019〕60号）; 本目录的理解。
   */
  natural_person?: number | null;
  /**
   * Commercial enterprises | 商业企业
   *
   * Counted in this column: requests by commercial enterprises; how the notice defines them was not seen. Unit: 件 (pieces or cases). Source: Notice on matters of the annual report on government information disclosure (国办公开办函〔2019〕60号); The reading of this catalogue.
   *
   * 本栏只计申请人为商业企业的；如何界定，说明未见。单位：件。依据：《关于政府信息公开工作年度报告有关事项的通知》（国办公开办函〔2019〕60号）; 本目录的理解。
   */
  commercial_enterprise?: number | null;
  /**
   * Research institutions | 科研机构
   *
   * Counted in this column: requests by research institutions; how the notice defines them was not seen. Unit: 件 (pieces or cases). Source: Notice on matters of the annual report on government information disclosure (国办公开办函〔2019〕60号); The reading of this catalogue.
   *
   * 本栏只计申请人为科研机构的；如何界定，说明未见。单位：件。依据：《关于政府信息公开工作年度报告有关事项的通知》（国办公开办函〔2019〕60号）; 本目录的理解。
   */
  research_institution?: number | null;
  /**
   * Public welfare organizations | 社会公益组织
   *
   * Counted in this column: requests by public welfare organizations; how the notice defines them was not seen. Unit: 件 (pieces or cases). Source: Notice on matters of the annual report on government information disclosure (国办公开办函〔2019〕60号); The reading of this catalogue.
   *
   * 本栏只计申请人为社会公益组织的；如何界定，说明未见。单位：件。依据：《关于政府信息公开工作年度报告有关事项的通知》（国办公开办函〔2019〕60号）; 本目录的理解。
   */
  public_welfare_organization?: number | null;
  /**
   * Legal service institutions | 法律服务机构
   *
   * Counted in this column: requests by legal service institutions, as law firms; how the notice defines them was not seen. Unit: 件 (pieces or cases). Source: Notice on matters of the annual report on government information disclosure (国办公开办函〔2019〕60号); The reading of this catalogue.
   *
   * 本栏只计申请人为法律服务机构（如律师事务所）的；如何界定，说明未见。单位：件。依据：《关于政府信息公开工作年度报告有关事项的通知》（国办公开办函〔2019〕60号）; 本目录的理解。
   */
  legal_service_institution?: number | null;
  /**
   * Other organizations | 其他组织
   *
   * Counted in this column: requests by legal persons or other organizations of none of the four kinds before. Unit: 件 (pieces or cases). Source: Notice on matters of the annual report on government information disclosure (国办公开办函〔2019〕60号); The reading of this catalogue.
   *
   * 本栏只计申请人为前四类以外的法人或其他组织的。单位：件。依据：《关于政府信息公开工作年度报告有关事项的通知》（国办公开办函〔2019〕60号）; 本目录的理解。
   */
  other_organization?: number | null;
  /**
   * Total | 总计
   *
   * Counted in this column: requests by anyone, the sum of the six columns before. Unit: 件 (pieces or cases). Source: Notice on matters of the annual report on government information disclosure (国办公开办函〔2019〕60号); The reading of this catalogue.
   *
   * 本栏为前六栏之和。单位：件。依据：《关于政府信息公开工作年度报告有关事项的通知》（国办公开办函〔2019〕60号）; 本目录的理解。
   */
  total?: number | null;
}
export interface Report2019DisputeResults {
  /**
   * Upheld | 结果维持
   *
   * Counted here: those where the organ's act was left standing. Unit: 件 (pieces or cases). Source: Notice on matters of the annual report on government information disclosure (国办公开办函〔2019〕60号); The reading of this catalogue.
   *
   * 本栏计结果为维持的件数，即复议决定或者裁判没有改变行政行为。单位：件。依据：《关于政府信息公开工作年度报告有关事项的通知》（国办公开办函〔2019〕60号）; 本目录的理解。
   */
  upheld?: number | null;
  /**
   * Corrected | 结果纠正
   *
   * Counted here: those where the act was set aside, changed or found unlawful, or the organ was ordered to act. Unit: 件 (pieces or cases). Source: Notice on matters of the annual report on government information disclosure (国办公开办函〔2019〕60号); The reading of this catalogue.
   *
   * 本栏计结果为纠正的件数，即行政行为被撤销、变更、确认违法或者被责令履行。单位：件。依据：《关于政府信息公开工作年度报告有关事项的通知》（国办公开办函〔2019〕60号）; 本目录的理解。
   */
  corrected?: number | null;
  /**
   * Other results | 其他结果
   *
   * Counted here: those closed in another way, as by withdrawal or dismissal. Unit: 件 (pieces or cases). Source: Notice on matters of the annual report on government information disclosure (国办公开办函〔2019〕60号); The reading of this catalogue.
   *
   * 本栏计以其他结果了结的件数，如撤回、不予受理、终止。单位：件。依据：《关于政府信息公开工作年度报告有关事项的通知》（国办公开办函〔2019〕60号）; 本目录的理解。
   */
  other?: number | null;
  /**
   * Pending | 尚未审结
   *
   * Counted here: those not yet decided at the end of the reporting period. Unit: 件 (pieces or cases). Source: Notice on matters of the annual report on government information disclosure (国办公开办函〔2019〕60号); The reading of this catalogue.
   *
   * 本栏计到报告期末尚未审结的件数。单位：件。依据：《关于政府信息公开工作年度报告有关事项的通知》（国办公开办函〔2019〕60号）; 本目录的理解。
   */
  pending?: number | null;
  /**
   * Total | 总计
   *
   * Counted here: all of them, the sum of the four columns before. Unit: 件 (pieces or cases). Source: Notice on matters of the annual report on government information disclosure (国办公开办函〔2019〕60号); The reading of this catalogue.
   *
   * 本栏为前四栏之和。单位：件。依据：《关于政府信息公开工作年度报告有关事项的通知》（国办公开办函〔2019〕60号）; 本目录的理解。
   */
  total?: number | null;
}

/**
 * Form of the annual report on government information disclosure, 2021 edition | 政府信息公开工作年度报告格式（2021年）
 *
 * One annual report as a document. 0 is a printed zero, null a blank cell; a member that is left out is a cell that the page does not have, or whose value was lost. Source: Notice issuing the form of the annual report on government information disclosure (国办公开办函〔2021〕30号).
 *
 * 一份年度报告的数据文件。0 为页面所印的零，null 为空白格，成员缺省表示页面没有该格或其值已无从读取。依据：《关于印发〈中华人民共和国政府信息公开工作年度报告格式〉的通知》（国办公开办函〔2021〕30号）。
 */
export interface Report2021 {
  /**
   * Id of the schema that the document claims to follow | 所遵循的模式标识
   */
  $schema?: string;
  /**
   * Edition of the national form | 格式版本
   *
   * 2021: the form of 国办公开办函〔2021〕30号; 2019: that of 国办公开办函〔2019〕60号.
   *
   * 2021 为国办公开办函〔2021〕30号，2019 为国办公开办函〔2019〕60号。
   */
  edition: "2021";
  /**
   * Title | 标题
   *
   * null where a page lost it.
   *
   * 页面上标题缺失时为 null。
   */
  title: string | null;
  /**
   * Reporting organ | 报告机关
   *
   * As the title names it.
   *
   * 以标题所称为准。
   */
  agency: string | null;
  /**
   * Code of the organ | 统一社会信用代码
   *
   * 18 characters (GB 32100-2015), the same after a change of name. A rule looks at its check character.
   *
   * 18 位（GB 32100-2015）；机关更名后仍可辨认。校验码是否正确由规则检查。
   */
  agency_code?: string | null;
  /**
   * Reporting year | 报告年度
   */
  year: number | null;
  /**
   * Whose figures they are | 统计口径
   *
   * organ: the organ's own; consolidated: those of its whole territory or system; null: not stated.
   *
   * organ：本机关；consolidated：全地区或全系统汇总；null：未注明。
   */
  scope?: "organ" | "consolidated" | null;
  /**
   * Reporting period | 统计期限
   *
   * Both days included.
   *
   * 首日和末日均计入。
   */
  period?: Report2021Period | null;
  metadata?: Report2021Metadata;
  contact?: Report2021Contact;
  /**
   * Introduction | 引言
   *
   * The paragraphs before section 一.
   *
   * 第一部分之前的段落。
   */
  introduction?: string[];
  /**
   * Overview | 总体情况
   *
   * How the organ carried out the Regulations, mainly in five parts: proactive disclosure, disclosure on request, management of information, platforms, supervision and support; governments include the results of assessment, public appraisal and accountability. Source: Notice issuing the form of the annual report on government information disclosure (国办公开办函〔2021〕30号); Regulations on Open Government Information (国务院令第711号), article 50(4).
   *
   * 概述本机关贯彻实施《条例》的情况，主要为五个方面：主动公开、依申请公开、政府信息管理、政府信息公开平台建设、监督保障；各级政府还包括工作考核、社会评议和责任追究结果情况。依据：《关于印发〈中华人民共和国政府信息公开工作年度报告格式〉的通知》（国办公开办函〔2021〕30号）; 《中华人民共和国政府信息公开条例》（国务院令第711号）第五十条第（四）项。
   */
  overview?: string[];
  proactive_disclosure?: Report2021ProactiveDisclosure;
  applications?: Report2021Applications;
  disputes?: Report2021Disputes;
  /**
   * Main problems and improvements | 存在的主要问题及改进情况
   *
   * The main problems of the work, and what was done or is planned to improve it. Source: Notice issuing the form of the annual report on government information disclosure (国办公开办函〔2021〕30号); Regulations on Open Government Information (国务院令第711号), article 50(4).
   *
   * 报告工作中存在的主要问题，以及改进的情况。依据：《关于印发〈中华人民共和国政府信息公开工作年度报告格式〉的通知》（国办公开办函〔2021〕30号）; 《中华人民共和国政府信息公开条例》（国务院令第711号）第五十条第（四）项。
   */
  problems_and_improvements?: string[];
  /**
   * Other matters to be reported | 其他需要报告的事项
   *
   * Other matters that should be reported. The 2021 form asks here for the fees collected for processing information (in 元, not in the 万元 of the administrative fees in the table). Source: Notice issuing the form of the annual report on government information disclosure (国办公开办函〔2021〕30号); Regulations on Open Government Information (国务院令第711号), article 50(5); Measures on fees for processing government information (国办函〔2020〕109号).
   *
   * 报告其他需要说明的事项。2021年格式要求在此报告收取信息处理费的情况（单位为元，与表中行政事业性收费的万元不同）。依据：《关于印发〈中华人民共和国政府信息公开工作年度报告格式〉的通知》（国办公开办函〔2021〕30号）; 《中华人民共和国政府信息公开条例》（国务院令第711号）第五十条第（五）项; 《政府信息公开信息处理费管理办法》（国办函〔2020〕109号）。
   */
  other_matters?: string[];
  /**
   * Signature | 落款
   *
   * At the end of the report.
   *
   * 报告末尾的署名和日期。
   */
  signature?: Report2021Signature | null;
  remarks?: Report2021Remarks;
  table_notes?: Report2021TableNotes;
  /**
   * Extensions | 扩展
   *
   * Whatever a producer adds; kept as it is.
   *
   * 由生成方自定，原样保留。
   */
  extensions?: {};
}
export interface Report2021Period {
  /**
   * First day | 起始日期
   */
  start: string;
  /**
   * Last day | 截止日期
   */
  end: string;
}
/**
 * Page header | 页首著录项
 *
 * Only labelled fields count.
 *
 * 只计有标签的项目。
 */
export interface Report2021Metadata {
  /**
   * Index number | 索引号
   */
  index_number?: string | null;
  /**
   * Document number | 文号
   */
  document_number?: string | null;
  /**
   * Publisher | 发布机构
   */
  publisher?: string | null;
  /**
   * Date written | 成文日期
   */
  date_written?: string | null;
  /**
   * Time of publication | 发布日期
   *
   * As exact as it is printed.
   *
   * 精确程度与页面所印相同。
   */
  published_at?: string | null;
  /**
   * Mode of disclosure | 公开方式
   */
  disclosure_mode?: string | null;
  /**
   * Term of disclosure | 公开时限
   */
  disclosure_term?: string | null;
  /**
   * What the report was read from | 读取来源
   *
   * Name of a file, never a path, or an address; not the printed 来源.
   *
   * 文件名或网址，不含路径；不是页面所印的“来源”。
   */
  source?: string | null;
  /**
   * Further labelled fields | 其他著录项
   *
   * Label to text.
   *
   * 标签对应文字。
   */
  other?: {
    [k: string]: string | null;
  };
}
/**
 * Contact | 联系方式
 *
 * As the introduction prints it.
 *
 * 引言所列，照印。
 */
export interface Report2021Contact {
  /**
   * Office | 联系单位
   */
  unit?: string | null;
  /**
   * Address | 地址
   */
  address?: string | null;
  /**
   * Postcode | 邮政编码
   */
  postcode?: string | null;
  /**
   * Telephone | 电话
   */
  telephone?: string | null;
  /**
   * Fax | 传真
   */
  fax?: string | null;
  /**
   * Email | 电子邮箱
   */
  email?: string | null;
  /**
   * Website | 网址
   */
  website?: string | null;
}
/**
 * Proactive disclosure | 主动公开政府信息情况
 *
 * Numbers for the information of article 20, items 1, 5, 6 and 8, of the Regulations. How the notice wants them counted was not seen; the definitions follow the articles and the printed labels. Source: Notice issuing the form of the annual report on government information disclosure (国办公开办函〔2021〕30号); Regulations on Open Government Information (国务院令第711号), article 50(1).
 *
 * 《条例》第二十条第（一）、（五）、（六）、（八）项所列信息的数量。通知对各栏如何计数的说明未见，以下定义按条文与栏目名称理解。依据：《关于印发〈中华人民共和国政府信息公开工作年度报告格式〉的通知》（国办公开办函〔2021〕30号）; 《中华人民共和国政府信息公开条例》（国务院令第711号）第五十条第（一）项。
 */
export interface Report2021ProactiveDisclosure {
  /**
   * Rules | 规章
   *
   * Rules (规章) made by the organ: those of departments of the State Council and of local governments with the power to make them; zero for an organ without that power. Source: Notice issuing the form of the annual report on government information disclosure (国办公开办函〔2021〕30号); Regulations on Open Government Information (国务院令第711号), article 20(1); The reading of this catalogue.
   *
   * 本机关制定的规章，即国务院部门规章和有规章制定权的地方政府的规章；没有规章制定权的机关应为零。依据：《关于印发〈中华人民共和国政府信息公开工作年度报告格式〉的通知》（国办公开办函〔2021〕30号）; 《中华人民共和国政府信息公开条例》（国务院令第711号）第二十条第（一）项; 本目录的理解。
   */
  regulations?: Report2021DocumentCounts;
  /**
   * Normative documents | 行政规范性文件
   *
   * Normative documents of the organ: official documents other than rules that bind the public at large and can be applied again and again. Source: Notice issuing the form of the annual report on government information disclosure (国办公开办函〔2021〕30号); Regulations on Open Government Information (国务院令第711号), article 20(1); The reading of this catalogue.
   *
   * 本机关制定的行政规范性文件，即规章以外、对外普遍适用并可反复适用的公文。依据：《关于印发〈中华人民共和国政府信息公开工作年度报告格式〉的通知》（国办公开办函〔2021〕30号）; 《中华人民共和国政府信息公开条例》（国务院令第711号）第二十条第（一）项; 本目录的理解。
   */
  normative_documents?: Report2021DocumentCounts;
  /**
   * Licensing | 行政许可
   *
   * Decisions of the organ on administrative licences. Source: Notice issuing the form of the annual report on government information disclosure (国办公开办函〔2021〕30号); Regulations on Open Government Information (国务院令第711号), article 20(5); The reading of this catalogue.
   *
   * 本机关办理行政许可的决定。依据：《关于印发〈中华人民共和国政府信息公开工作年度报告格式〉的通知》（国办公开办函〔2021〕30号）; 《中华人民共和国政府信息公开条例》（国务院令第711号）第二十条第（五）项; 本目录的理解。
   */
  licensing?: Report2021Decisions;
  /**
   * Penalties | 行政处罚
   *
   * Decisions of the organ that impose administrative penalties. Source: Notice issuing the form of the annual report on government information disclosure (国办公开办函〔2021〕30号); Regulations on Open Government Information (国务院令第711号), article 20(6); The reading of this catalogue.
   *
   * 本机关作出的行政处罚决定。依据：《关于印发〈中华人民共和国政府信息公开工作年度报告格式〉的通知》（国办公开办函〔2021〕30号）; 《中华人民共和国政府信息公开条例》（国务院令第711号）第二十条第（六）项; 本目录的理解。
   */
  penalties?: Report2021Decisions;
  /**
   * Coercive measures | 行政强制
   *
   * Decisions of the organ on administrative coercion; whether measures and enforcement both count was not seen. Source: Notice issuing the form of the annual report on government information disclosure (国办公开办函〔2021〕30号); Regulations on Open Government Information (国务院令第711号), article 20(6); The reading of this catalogue.
   *
   * 本机关作出的行政强制决定；行政强制措施与行政强制执行是否都计入，说明未见。依据：《关于印发〈中华人民共和国政府信息公开工作年度报告格式〉的通知》（国办公开办函〔2021〕30号）; 《中华人民共和国政府信息公开条例》（国务院令第711号）第二十条第（六）项; 本目录的理解。
   */
  coercive_measures?: Report2021Decisions;
  /**
   * Administrative fees | 行政事业性收费
   *
   * Administrative fees that the organ collected. Source: Notice issuing the form of the annual report on government information disclosure (国办公开办函〔2021〕30号); Regulations on Open Government Information (国务院令第711号), article 20(8); The reading of this catalogue.
   *
   * 本机关收取的行政事业性收费。依据：《关于印发〈中华人民共和国政府信息公开工作年度报告格式〉的通知》（国办公开办函〔2021〕30号）; 《中华人民共和国政府信息公开条例》（国务院令第711号）第二十条第（八）项; 本目录的理解。
   */
  administrative_fees?: Report2021Fees;
}
/**
 * Requests received and handled | 收到和处理政府信息公开申请情况
 *
 * Requests for government information, by kind of applicant and by outcome. The notice's definitions of rows and columns were not seen; these follow the Regulations and the printed labels. Source: Notice issuing the form of the annual report on government information disclosure (国办公开办函〔2021〕30号); Regulations on Open Government Information (国务院令第711号), article 50(2).
 *
 * 政府信息公开申请的件数，按申请人和办理结果分列。通知对各行各栏的说明未见，以下定义按《条例》条文与栏目名称理解。依据：《关于印发〈中华人民共和国政府信息公开工作年度报告格式〉的通知》（国办公开办函〔2021〕30号）; 《中华人民共和国政府信息公开条例》（国务院令第711号）第五十条第（二）项。
 */
export interface Report2021Applications {
  /**
   * Received this year | 一、本年新收政府信息公开申请数量
   *
   * Requests newly received in the reporting year, without those carried over. Source: Notice issuing the form of the annual report on government information disclosure (国办公开办函〔2021〕30号); Regulations on Open Government Information (国务院令第711号), article 50(2).
   *
   * 报告年度内新收到的政府信息公开申请件数，不含上年结转的。依据：《关于印发〈中华人民共和国政府信息公开工作年度报告格式〉的通知》（国办公开办函〔2021〕30号）; 《中华人民共和国政府信息公开条例》（国务院令第711号）第五十条第（二）项。
   */
  received?: Report2021ApplicantCounts;
  /**
   * Carried over from last year | 二、上年结转政府信息公开申请数量
   *
   * Requests received earlier and still open at the end of last year; they should equal what last year's report carried forward. Source: Notice issuing the form of the annual report on government information disclosure (国办公开办函〔2021〕30号); Regulations on Open Government Information (国务院令第711号), article 50(2); The reading of this catalogue.
   *
   * 以前收到、到上年末尚未办结而转入本年办理的申请件数，应等于上年报告的结转下年度继续办理。依据：《关于印发〈中华人民共和国政府信息公开工作年度报告格式〉的通知》（国办公开办函〔2021〕30号）; 《中华人民共和国政府信息公开条例》（国务院令第711号）第五十条第（二）项; 本目录的理解。
   */
  carried_over?: Report2021ApplicantCounts;
  outcomes?: Report2021ApplicationsOutcomes;
  /**
   * Carried forward to next year | 四、结转下年度继续办理
   *
   * Requests still open at the end of the reporting year, to be handled in the next. Source: Notice issuing the form of the annual report on government information disclosure (国办公开办函〔2021〕30号); Regulations on Open Government Information (国务院令第711号), article 50(2); The reading of this catalogue.
   *
   * 到报告年度末尚未办结，转入下年度继续办理的申请件数。依据：《关于印发〈中华人民共和国政府信息公开工作年度报告格式〉的通知》（国办公开办函〔2021〕30号）; 《中华人民共和国政府信息公开条例》（国务院令第711号）第五十条第（二）项; 本目录的理解。
   */
  carried_forward?: Report2021ApplicantCounts;
}
/**
 * Outcomes of the year | 三、本年度办理结果
 *
 * Requests closed in the reporting year, by outcome; those carried over are included. Source: Notice issuing the form of the annual report on government information disclosure (国办公开办函〔2021〕30号); Regulations on Open Government Information (国务院令第711号), article 50(2).
 *
 * 报告年度内办结的申请，按结果分列；包括上年结转的申请。依据：《关于印发〈中华人民共和国政府信息公开工作年度报告格式〉的通知》（国办公开办函〔2021〕30号）; 《中华人民共和国政府信息公开条例》（国务院令第711号）第五十条第（二）项。
 */
export interface Report2021ApplicationsOutcomes {
  /**
   * Granted | （一）予以公开
   *
   * Requests whose information was given; whether those pointed to information already published count here was not seen. Source: Notice issuing the form of the annual report on government information disclosure (国办公开办函〔2021〕30号); The reading of this catalogue.
   *
   * 所申请信息予以公开的申请件数；已主动公开而告知获取途径的，是否计入，说明未见。依据：《关于印发〈中华人民共和国政府信息公开工作年度报告格式〉的通知》（国办公开办函〔2021〕30号）; 本目录的理解。
   */
  granted?: Report2021ApplicantCounts;
  /**
   * Partly granted | （二）部分公开
   *
   * Requests whose information could be separated: what may be disclosed was given, the rest refused. Such a request counts here and in no other row. Source: Notice issuing the form of the annual report on government information disclosure (国办公开办函〔2021〕30号); Regulations on Open Government Information (国务院令第711号), article 37.
   *
   * 申请的信息中含有不应当公开的内容但能够作区分处理，因而只公开可以公开部分的申请件数；这样的申请只计入此行，不计入其他各行。依据：《关于印发〈中华人民共和国政府信息公开工作年度报告格式〉的通知》（国办公开办函〔2021〕30号）; 《中华人民共和国政府信息公开条例》（国务院令第711号）第三十七条。
   */
  partly_granted?: Report2021ApplicantCounts;
  withheld?: Report2021ApplicationsOutcomesWithheld;
  unavailable?: Report2021ApplicationsOutcomesUnavailable;
  not_processed?: Report2021ApplicationsOutcomesNotProcessed;
  other?: Report2021ApplicationsOutcomesOther;
  /**
   * All outcomes | （七）总计
   *
   * All requests closed in the reporting year: the sum of the rows of outcomes. Source: Notice issuing the form of the annual report on government information disclosure (国办公开办函〔2021〕30号); The reading of this catalogue.
   *
   * 报告年度内办结的申请总件数，即办理结果各行之和。依据：《关于印发〈中华人民共和国政府信息公开工作年度报告格式〉的通知》（国办公开办函〔2021〕30号）; 本目录的理解。
   */
  total?: Report2021ApplicantCounts;
}
/**
 * Withheld | （三）不予公开
 *
 * Requests for information that was withheld, by ground. Source: Notice issuing the form of the annual report on government information disclosure (国办公开办函〔2021〕30号); The reading of this catalogue.
 *
 * 决定不予公开的申请，按理由分列。依据：《关于印发〈中华人民共和国政府信息公开工作年度报告格式〉的通知》（国办公开办函〔2021〕30号）; 本目录的理解。
 */
export interface Report2021ApplicationsOutcomesWithheld {
  /**
   * Withheld: state secrets | （三）不予公开 1.属于国家秘密
   *
   * Requests refused because the information is a state secret. Source: Notice issuing the form of the annual report on government information disclosure (国办公开办函〔2021〕30号); Regulations on Open Government Information (国务院令第711号), article 14; The reading of this catalogue.
   *
   * 因信息依法确定为国家秘密而不予公开的申请件数。依据：《关于印发〈中华人民共和国政府信息公开工作年度报告格式〉的通知》（国办公开办函〔2021〕30号）; 《中华人民共和国政府信息公开条例》（国务院令第711号）第十四条; 本目录的理解。
   */
  state_secrets?: Report2021ApplicantCounts;
  /**
   * Withheld: prohibited by law | （三）不予公开 2.其他法律行政法规禁止公开
   *
   * Requests refused because another law or administrative regulation forbids disclosure. Source: Notice issuing the form of the annual report on government information disclosure (国办公开办函〔2021〕30号); Regulations on Open Government Information (国务院令第711号), article 14; The reading of this catalogue.
   *
   * 因其他法律、行政法规禁止公开而不予公开的申请件数。依据：《关于印发〈中华人民共和国政府信息公开工作年度报告格式〉的通知》（国办公开办函〔2021〕30号）; 《中华人民共和国政府信息公开条例》（国务院令第711号）第十四条; 本目录的理解。
   */
  prohibited_by_law?: Report2021ApplicantCounts;
  /**
   * Withheld: security and stability | （三）不予公开 3.危及“三安全一稳定”
   *
   * Requests refused because disclosure might endanger national, public or economic security or social stability. Source: Notice issuing the form of the annual report on government information disclosure (国办公开办函〔2021〕30号); Regulations on Open Government Information (国务院令第711号), article 14; The reading of this catalogue.
   *
   * 因公开后可能危及国家安全、公共安全、经济安全、社会稳定而不予公开的申请件数。依据：《关于印发〈中华人民共和国政府信息公开工作年度报告格式〉的通知》（国办公开办函〔2021〕30号）; 《中华人民共和国政府信息公开条例》（国务院令第711号）第十四条; 本目录的理解。
   */
  security_and_stability?: Report2021ApplicantCounts;
  /**
   * Withheld: rights of third parties | （三）不予公开 4.保护第三方合法权益
   *
   * Requests refused because disclosure of business secrets, privacy and the like would harm a third party. What is disclosed with that party's consent or for the public interest does not count here. Source: Notice issuing the form of the annual report on government information disclosure (国办公开办函〔2021〕30号); Regulations on Open Government Information (国务院令第711号), article 15; The reading of this catalogue.
   *
   * 因涉及商业秘密、个人隐私等，公开会损害第三方合法权益而不予公开的申请件数；第三方同意公开，或者不公开会对公共利益造成重大影响的，应予公开，不计入此行。依据：《关于印发〈中华人民共和国政府信息公开工作年度报告格式〉的通知》（国办公开办函〔2021〕30号）; 《中华人民共和国政府信息公开条例》（国务院令第711号）第十五条; 本目录的理解。
   */
  third_party_rights?: Report2021ApplicantCounts;
  /**
   * Withheld: internal affairs | （三）不予公开 5.属于三类内部事务信息
   *
   * Requests refused because the information is on internal affairs: staff, logistics, internal procedure. Source: Notice issuing the form of the annual report on government information disclosure (国办公开办函〔2021〕30号); Regulations on Open Government Information (国务院令第711号), article 16; The reading of this catalogue.
   *
   * 因属于人事管理、后勤管理、内部工作流程三类内部事务信息而不予公开的申请件数。依据：《关于印发〈中华人民共和国政府信息公开工作年度报告格式〉的通知》（国办公开办函〔2021〕30号）; 《中华人民共和国政府信息公开条例》（国务院令第711号）第十六条; 本目录的理解。
   */
  internal_affairs?: Report2021ApplicantCounts;
  /**
   * Withheld: deliberative process | （三）不予公开 6.属于四类过程性信息
   *
   * Requests refused because the information is of the process of a decision: records of discussion, drafts, letters of consultation, requests for instructions and reports; not where a law or rule asks for disclosure. Source: Notice issuing the form of the annual report on government information disclosure (国办公开办函〔2021〕30号); Regulations on Open Government Information (国务院令第711号), article 16; The reading of this catalogue.
   *
   * 因属于讨论记录、过程稿、磋商信函、请示报告四类过程性信息而不予公开的申请件数；法律、法规、规章规定应当公开的除外。依据：《关于印发〈中华人民共和国政府信息公开工作年度报告格式〉的通知》（国办公开办函〔2021〕30号）; 《中华人民共和国政府信息公开条例》（国务院令第711号）第十六条; 本目录的理解。
   */
  deliberative_process?: Report2021ApplicantCounts;
  /**
   * Withheld: enforcement files | （三）不予公开 7.属于行政执法案卷
   *
   * Requests refused because the information belongs to a case file of law enforcement; not where a law or rule asks for disclosure. Source: Notice issuing the form of the annual report on government information disclosure (国办公开办函〔2021〕30号); Regulations on Open Government Information (国务院令第711号), article 16; The reading of this catalogue.
   *
   * 因属于行政执法案卷信息而不予公开的申请件数；法律、法规、规章规定应当公开的除外。依据：《关于印发〈中华人民共和国政府信息公开工作年度报告格式〉的通知》（国办公开办函〔2021〕30号）; 《中华人民共和国政府信息公开条例》（国务院令第711号）第十六条; 本目录的理解。
   */
  enforcement_files?: Report2021ApplicantCounts;
  /**
   * Withheld: administrative queries | （三）不予公开 8.属于行政查询事项
   *
   * Requests for information with a procedure of its own, as business or land registers: the applicant is sent there. Source: Notice issuing the form of the annual report on government information disclosure (国办公开办函〔2021〕30号); Regulations on Open Government Information (国务院令第711号), article 36(7); The reading of this catalogue.
   *
   * 所申请的是工商、不动产登记资料等，法律、行政法规对其获取另有规定，因而告知申请人按该规定办理的申请件数。依据：《关于印发〈中华人民共和国政府信息公开工作年度报告格式〉的通知》（国办公开办函〔2021〕30号）; 《中华人民共和国政府信息公开条例》（国务院令第711号）第三十六条第（七）项; 本目录的理解。
   */
  administrative_queries?: Report2021ApplicantCounts;
}
/**
 * Unavailable | （四）无法提供
 *
 * Requests for information that the organ could not provide, by cause. Source: Notice issuing the form of the annual report on government information disclosure (国办公开办函〔2021〕30号); The reading of this catalogue.
 *
 * 无法提供所申请信息的申请，按原因分列。依据：《关于印发〈中华人民共和国政府信息公开工作年度报告格式〉的通知》（国办公开办函〔2021〕30号）; 本目录的理解。
 */
export interface Report2021ApplicationsOutcomesUnavailable {
  /**
   * Unavailable: not held | （四）无法提供 1.本机关不掌握相关政府信息
   *
   * Requests for information that a search did not find, or that another organ is responsible for. Source: Notice issuing the form of the annual report on government information disclosure (国办公开办函〔2021〕30号); Regulations on Open Government Information (国务院令第711号), article 36(4); Regulations on Open Government Information (国务院令第711号), article 36(5); The reading of this catalogue.
   *
   * 经检索没有所申请信息，或者该信息不属于本机关负责公开的申请件数。依据：《关于印发〈中华人民共和国政府信息公开工作年度报告格式〉的通知》（国办公开办函〔2021〕30号）; 《中华人民共和国政府信息公开条例》（国务院令第711号）第三十六条第（四）项; 《中华人民共和国政府信息公开条例》（国务院令第711号）第三十六条第（五）项; 本目录的理解。
   */
  not_held?: Report2021ApplicantCounts;
  /**
   * Unavailable: must be created | （四）无法提供 2.没有现成信息需要另行制作
   *
   * Requests that could be met only by processing or analysing existing information anew. Source: Notice issuing the form of the annual report on government information disclosure (国办公开办函〔2021〕30号); Regulations on Open Government Information (国务院令第711号), article 38; The reading of this catalogue.
   *
   * 没有现成信息，需要对现有信息进行加工、分析才能提供的申请件数。依据：《关于印发〈中华人民共和国政府信息公开工作年度报告格式〉的通知》（国办公开办函〔2021〕30号）; 《中华人民共和国政府信息公开条例》（国务院令第711号）第三十八条; 本目录的理解。
   */
  must_be_created?: Report2021ApplicantCounts;
  /**
   * Unavailable: still unclear | （四）无法提供 3.补正后申请内容仍不明确
   *
   * Requests that were still unclear after the applicant had been asked to correct them. Source: Notice issuing the form of the annual report on government information disclosure (国办公开办函〔2021〕30号); Regulations on Open Government Information (国务院令第711号), article 30; The reading of this catalogue.
   *
   * 经告知补正，补正后申请内容仍不明确的申请件数。依据：《关于印发〈中华人民共和国政府信息公开工作年度报告格式〉的通知》（国办公开办函〔2021〕30号）; 《中华人民共和国政府信息公开条例》（国务院令第711号）第三十条; 本目录的理解。
   */
  still_unclear?: Report2021ApplicantCounts;
}
/**
 * Not processed | （五）不予处理
 *
 * Requests that were not processed as requests for information, by case. Source: Notice issuing the form of the annual report on government information disclosure (国办公开办函〔2021〕30号); The reading of this catalogue.
 *
 * 不作为政府信息公开申请处理的申请，按情形分列。依据：《关于印发〈中华人民共和国政府信息公开工作年度报告格式〉的通知》（国办公开办函〔2021〕30号）; 本目录的理解。
 */
export interface Report2021ApplicationsOutcomesNotProcessed {
  /**
   * Not processed: petitions and complaints | （五）不予处理 1.信访举报投诉类申请
   *
   * Petitions, complaints and reports put as requests: not handled as requests, the applicant is told the right way. Source: Notice issuing the form of the annual report on government information disclosure (国办公开办函〔2021〕30号); Regulations on Open Government Information (国务院令第711号), article 39; The reading of this catalogue.
   *
   * 以申请公开的形式进行信访、投诉、举报等活动，告知不作为政府信息公开申请处理的件数。依据：《关于印发〈中华人民共和国政府信息公开工作年度报告格式〉的通知》（国办公开办函〔2021〕30号）; 《中华人民共和国政府信息公开条例》（国务院令第711号）第三十九条; 本目录的理解。
   */
  petitions_and_complaints?: Report2021ApplicantCounts;
  /**
   * Not processed: repeated | （五）不予处理 2.重复申请
   *
   * Requests already answered, made again for the same information: not handled again. Source: Notice issuing the form of the annual report on government information disclosure (国办公开办函〔2021〕30号); Regulations on Open Government Information (国务院令第711号), article 36(6); The reading of this catalogue.
   *
   * 已就同一申请作出答复，申请人重复申请公开相同信息，不再重复处理的件数。依据：《关于印发〈中华人民共和国政府信息公开工作年度报告格式〉的通知》（国办公开办函〔2021〕30号）; 《中华人民共和国政府信息公开条例》（国务院令第711号）第三十六条第（六）项; 本目录的理解。
   */
  repeated?: Report2021ApplicantCounts;
  /**
   * Not processed: published materials | （五）不予处理 3.要求提供公开出版物
   *
   * Requests for gazettes, newspapers, books and the like: the applicant is told how to get them. Source: Notice issuing the form of the annual report on government information disclosure (国办公开办函〔2021〕30号); Regulations on Open Government Information (国务院令第711号), article 39; The reading of this catalogue.
   *
   * 要求提供公报、报刊、书籍等公开出版物，告知其获取途径的申请件数。依据：《关于印发〈中华人民共和国政府信息公开工作年度报告格式〉的通知》（国办公开办函〔2021〕30号）; 《中华人民共和国政府信息公开条例》（国务院令第711号）第三十九条; 本目录的理解。
   */
  published_materials?: Report2021ApplicantCounts;
  /**
   * Not processed: excessive | （五）不予处理 4.无正当理由大量反复申请
   *
   * Requests clearly beyond a reasonable number or frequency: the applicant was asked for reasons, and they were not good ones. Source: Notice issuing the form of the annual report on government information disclosure (国办公开办函〔2021〕30号); Regulations on Open Government Information (国务院令第711号), article 35; The reading of this catalogue.
   *
   * 申请的数量、频次明显超过合理范围，要求说明理由后认为理由不合理，告知不予处理的件数。依据：《关于印发〈中华人民共和国政府信息公开工作年度报告格式〉的通知》（国办公开办函〔2021〕30号）; 《中华人民共和国政府信息公开条例》（国务院令第711号）第三十五条; 本目录的理解。
   */
  excessive?: Report2021ApplicantCounts;
  /**
   * Not processed: confirmation of information already held | （五）不予处理 5.要求行政机关确认或重新出具已获取信息
   *
   * Requests to confirm, or issue anew, information that the applicant already has; the article behind this row was not found. Source: Notice issuing the form of the annual report on government information disclosure (国办公开办函〔2021〕30号); The reading of this catalogue.
   *
   * 要求行政机关对申请人已经获取的信息予以确认或者重新出具的申请件数；所依条文未找到。依据：《关于印发〈中华人民共和国政府信息公开工作年度报告格式〉的通知》（国办公开办函〔2021〕30号）; 本目录的理解。
   */
  reconfirmation?: Report2021ApplicantCounts;
}
/**
 * Other outcomes | （六）其他处理
 *
 * Outcomes other than those above; one row in the 2019 form, three in the 2021 form. Source: Notice issuing the form of the annual report on government information disclosure (国办公开办函〔2021〕30号); The reading of this catalogue.
 *
 * 以上各项以外的处理；2019年格式印一行，2021年格式印三行。依据：《关于印发〈中华人民共和国政府信息公开工作年度报告格式〉的通知》（国办公开办函〔2021〕30号）; 本目录的理解。
 */
export interface Report2021ApplicationsOutcomesOther {
  /**
   * Other: not corrected in time | （六）其他处理 1.申请人逾期不补正
   *
   * Requests that the applicant, without good reason, did not correct in time: they count as given up. Source: Notice issuing the form of the annual report on government information disclosure (国办公开办函〔2021〕30号); Regulations on Open Government Information (国务院令第711号), article 30; The reading of this catalogue.
   *
   * 申请人无正当理由逾期不补正，视为放弃申请，行政机关不再处理的件数。依据：《关于印发〈中华人民共和国政府信息公开工作年度报告格式〉的通知》（国办公开办函〔2021〕30号）; 《中华人民共和国政府信息公开条例》（国务院令第711号）第三十条; 本目录的理解。
   */
  correction_overdue?: Report2021ApplicantCounts;
  /**
   * Other: fee not paid in time | （六）其他处理 2.申请人逾期未缴纳费用
   *
   * Requests whose fee for processing information was not paid in time after a notice. Source: Notice issuing the form of the annual report on government information disclosure (国办公开办函〔2021〕30号); Regulations on Open Government Information (国务院令第711号), article 42; Measures on fees for processing government information (国办函〔2020〕109号); The reading of this catalogue.
   *
   * 申请人逾期未按收费通知缴纳信息处理费，行政机关不再处理的件数。依据：《关于印发〈中华人民共和国政府信息公开工作年度报告格式〉的通知》（国办公开办函〔2021〕30号）; 《中华人民共和国政府信息公开条例》（国务院令第711号）第四十二条; 《政府信息公开信息处理费管理办法》（国办函〔2020〕109号）; 本目录的理解。
   */
  fee_overdue?: Report2021ApplicantCounts;
  /**
   * Other: anything else | （六）其他处理 3.其他
   *
   * Requests that fit no row above, as those that applicants withdrew; what may be counted here was not seen. Source: Notice issuing the form of the annual report on government information disclosure (国办公开办函〔2021〕30号); The reading of this catalogue.
   *
   * 以上各项都不能归入的申请件数，如申请人主动撤回；哪些情形可计入，说明未见。依据：《关于印发〈中华人民共和国政府信息公开工作年度报告格式〉的通知》（国办公开办函〔2021〕30号）; 本目录的理解。
   */
  other?: Report2021ApplicantCounts;
  /**
   * Other outcomes | （六）其他处理
   *
   * Requests that fit no row above, not divided further; a report has either this row or the three rows, never both. Source: Notice on matters of the annual report on government information disclosure (国办公开办函〔2019〕60号); The reading of this catalogue.
   *
   * 以上各项都不能归入的申请件数，不再细分；一份报告或者用这一行，或者用三行，不能并用。依据：《关于政府信息公开工作年度报告有关事项的通知》（国办公开办函〔2019〕60号）; 本目录的理解。
   */
  all?: Report2021ApplicantCounts;
}
/**
 * Reconsideration and litigation | 政府信息公开行政复议、行政诉讼情况
 *
 * Cases of reconsideration and litigation over the organ's work on information disclosure, by result. The notice's definitions were not seen: whether cases left from last year count again differs from organ to organ, and some say so under the table. Source: Notice issuing the form of the annual report on government information disclosure (国办公开办函〔2021〕30号); Regulations on Open Government Information (国务院令第711号), article 50(3).
 *
 * 因政府信息公开工作被申请行政复议、被提起行政诉讼的案件，按办理结果分列。通知对各栏的说明未见：上年未审结的案件是否计入本年，各机关做法不一，有的在表下注明。依据：《关于印发〈中华人民共和国政府信息公开工作年度报告格式〉的通知》（国办公开办函〔2021〕30号）; 《中华人民共和国政府信息公开条例》（国务院令第711号）第五十条第（三）项。
 */
export interface Report2021Disputes {
  /**
   * Reconsideration | 行政复议
   *
   * Cases of administrative reconsideration over the organ's work on information disclosure. Source: Notice issuing the form of the annual report on government information disclosure (国办公开办函〔2021〕30号); Regulations on Open Government Information (国务院令第711号), article 50(3).
   *
   * 因政府信息公开工作被申请行政复议的案件。依据：《关于印发〈中华人民共和国政府信息公开工作年度报告格式〉的通知》（国办公开办函〔2021〕30号）; 《中华人民共和国政府信息公开条例》（国务院令第711号）第五十条第（三）项。
   */
  reconsideration?: Report2021DisputeResults;
  litigation?: Report2021DisputesLitigation;
}
/**
 * Litigation | 行政诉讼
 *
 * Suits that were filed against the organ over its work on information disclosure. A case in which the organ of reconsideration is sued as co-defendant is counted by the organ of the original act alone. Source: Notice issuing the form of the annual report on government information disclosure (国办公开办函〔2021〕30号); Regulations on Open Government Information (国务院令第711号), article 50(3); Letter to Shenzhen of 2016-09-01 on counting administrative suits (国办公开办函〔2016〕201号); The reading of this catalogue.
 *
 * 公民、法人或者其他组织因政府信息公开工作对本机关提起行政诉讼的案件。复议机关作共同被告的案件，只由作出原行政行为的机关计入。依据：《关于印发〈中华人民共和国政府信息公开工作年度报告格式〉的通知》（国办公开办函〔2021〕30号）; 《中华人民共和国政府信息公开条例》（国务院令第711号）第五十条第（三）项; 国务院办公厅政府信息与政务公开办公室2016年9月1日致深圳市的函（统计行政诉讼件数）（国办公开办函〔2016〕201号）; 本目录的理解。
 */
export interface Report2021DisputesLitigation {
  /**
   * Litigation without prior reconsideration | 行政诉讼 未经复议直接起诉
   *
   * Suits over the organ's work on information disclosure that were filed without reconsideration before. Source: Notice issuing the form of the annual report on government information disclosure (国办公开办函〔2021〕30号); Regulations on Open Government Information (国务院令第711号), article 50(3); Letter to Shenzhen of 2016-09-01 on counting administrative suits (国办公开办函〔2016〕201号).
   *
   * 因政府信息公开工作，未经行政复议而直接提起的行政诉讼案件。依据：《关于印发〈中华人民共和国政府信息公开工作年度报告格式〉的通知》（国办公开办函〔2021〕30号）; 《中华人民共和国政府信息公开条例》（国务院令第711号）第五十条第（三）项; 国务院办公厅政府信息与政务公开办公室2016年9月1日致深圳市的函（统计行政诉讼件数）（国办公开办函〔2016〕201号）。
   */
  direct?: Report2021DisputeResults;
  /**
   * Litigation after reconsideration | 行政诉讼 复议后起诉
   *
   * Suits over the organ's work on information disclosure that were filed after reconsideration. Where the organ of reconsideration is sued as co-defendant, the organ of the original act alone counts the case. Source: Notice issuing the form of the annual report on government information disclosure (国办公开办函〔2021〕30号); Regulations on Open Government Information (国务院令第711号), article 50(3); Letter to Shenzhen of 2016-09-01 on counting administrative suits (国办公开办函〔2016〕201号); The reading of this catalogue.
   *
   * 因政府信息公开工作，经行政复议后提起的行政诉讼案件。复议机关与原行政机关作共同被告的，只由作出原行政行为的机关计入，复议机关不计。依据：《关于印发〈中华人民共和国政府信息公开工作年度报告格式〉的通知》（国办公开办函〔2021〕30号）; 《中华人民共和国政府信息公开条例》（国务院令第711号）第五十条第（三）项; 国务院办公厅政府信息与政务公开办公室2016年9月1日致深圳市的函（统计行政诉讼件数）（国办公开办函〔2016〕201号）; 本目录的理解。
   */
  after_reconsideration?: Report2021DisputeResults;
}
export interface Report2021Signature {
  /**
   * Signing organ | 署名机关
   */
  agency?: string | null;
  /**
   * Date of signature | 署名日期
   */
  date?: string | null;
}
/**
 * Remarks | 单元格附注
 *
 * Cell id to the words printed in or at the cell beside its value.
 *
 * 单元格标识对应该格数值之外所印的文字。
 */
export interface Report2021Remarks {
  "proactive_disclosure.regulations.issued"?: string;
  "proactive_disclosure.regulations.repealed"?: string;
  "proactive_disclosure.regulations.in_force"?: string;
  "proactive_disclosure.normative_documents.issued"?: string;
  "proactive_disclosure.normative_documents.repealed"?: string;
  "proactive_disclosure.normative_documents.in_force"?: string;
  "proactive_disclosure.licensing.decisions"?: string;
  "proactive_disclosure.penalties.decisions"?: string;
  "proactive_disclosure.coercive_measures.decisions"?: string;
  "proactive_disclosure.administrative_fees.amount"?: string;
  "applications.received.natural_person"?: string;
  "applications.received.commercial_enterprise"?: string;
  "applications.received.research_institution"?: string;
  "applications.received.public_welfare_organization"?: string;
  "applications.received.legal_service_institution"?: string;
  "applications.received.other_organization"?: string;
  "applications.received.total"?: string;
  "applications.carried_over.natural_person"?: string;
  "applications.carried_over.commercial_enterprise"?: string;
  "applications.carried_over.research_institution"?: string;
  "applications.carried_over.public_welfare_organization"?: string;
  "applications.carried_over.legal_service_institution"?: string;
  "applications.carried_over.other_organization"?: string;
  "applications.carried_over.total"?: string;
  "applications.outcomes.granted.natural_person"?: string;
  "applications.outcomes.granted.commercial_enterprise"?: string;
  "applications.outcomes.granted.research_institution"?: string;
  "applications.outcomes.granted.public_welfare_organization"?: string;
  "applications.outcomes.granted.legal_service_institution"?: string;
  "applications.outcomes.granted.other_organization"?: string;
  "applications.outcomes.granted.total"?: string;
  "applications.outcomes.partly_granted.natural_person"?: string;
  "applications.outcomes.partly_granted.commercial_enterprise"?: string;
  "applications.outcomes.partly_granted.research_institution"?: string;
  "applications.outcomes.partly_granted.public_welfare_organization"?: string;
  "applications.outcomes.partly_granted.legal_service_institution"?: string;
  "applications.outcomes.partly_granted.other_organization"?: string;
  "applications.outcomes.partly_granted.total"?: string;
  "applications.outcomes.withheld.state_secrets.natural_person"?: string;
  "applications.outcomes.withheld.state_secrets.commercial_enterprise"?: string;
  "applications.outcomes.withheld.state_secrets.research_institution"?: string;
  "applications.outcomes.withheld.state_secrets.public_welfare_organization"?: string;
  "applications.outcomes.withheld.state_secrets.legal_service_institution"?: string;
  "applications.outcomes.withheld.state_secrets.other_organization"?: string;
  "applications.outcomes.withheld.state_secrets.total"?: string;
  "applications.outcomes.withheld.prohibited_by_law.natural_person"?: string;
  "applications.outcomes.withheld.prohibited_by_law.commercial_enterprise"?: string;
  "applications.outcomes.withheld.prohibited_by_law.research_institution"?: string;
  "applications.outcomes.withheld.prohibited_by_law.public_welfare_organization"?: string;
  "applications.outcomes.withheld.prohibited_by_law.legal_service_institution"?: string;
  "applications.outcomes.withheld.prohibited_by_law.other_organization"?: string;
  "applications.outcomes.withheld.prohibited_by_law.total"?: string;
  "applications.outcomes.withheld.security_and_stability.natural_person"?: string;
  "applications.outcomes.withheld.security_and_stability.commercial_enterprise"?: string;
  "applications.outcomes.withheld.security_and_stability.research_institution"?: string;
  "applications.outcomes.withheld.security_and_stability.public_welfare_organization"?: string;
  "applications.outcomes.withheld.security_and_stability.legal_service_institution"?: string;
  "applications.outcomes.withheld.security_and_stability.other_organization"?: string;
  "applications.outcomes.withheld.security_and_stability.total"?: string;
  "applications.outcomes.withheld.third_party_rights.natural_person"?: string;
  "applications.outcomes.withheld.third_party_rights.commercial_enterprise"?: string;
  "applications.outcomes.withheld.third_party_rights.research_institution"?: string;
  "applications.outcomes.withheld.third_party_rights.public_welfare_organization"?: string;
  "applications.outcomes.withheld.third_party_rights.legal_service_institution"?: string;
  "applications.outcomes.withheld.third_party_rights.other_organization"?: string;
  "applications.outcomes.withheld.third_party_rights.total"?: string;
  "applications.outcomes.withheld.internal_affairs.natural_person"?: string;
  "applications.outcomes.withheld.internal_affairs.commercial_enterprise"?: string;
  "applications.outcomes.withheld.internal_affairs.research_institution"?: string;
  "applications.outcomes.withheld.internal_affairs.public_welfare_organization"?: string;
  "applications.outcomes.withheld.internal_affairs.legal_service_institution"?: string;
  "applications.outcomes.withheld.internal_affairs.other_organization"?: string;
  "applications.outcomes.withheld.internal_affairs.total"?: string;
  "applications.outcomes.withheld.deliberative_process.natural_person"?: string;
  "applications.outcomes.withheld.deliberative_process.commercial_enterprise"?: string;
  "applications.outcomes.withheld.deliberative_process.research_institution"?: string;
  "applications.outcomes.withheld.deliberative_process.public_welfare_organization"?: string;
  "applications.outcomes.withheld.deliberative_process.legal_service_institution"?: string;
  "applications.outcomes.withheld.deliberative_process.other_organization"?: string;
  "applications.outcomes.withheld.deliberative_process.total"?: string;
  "applications.outcomes.withheld.enforcement_files.natural_person"?: string;
  "applications.outcomes.withheld.enforcement_files.commercial_enterprise"?: string;
  "applications.outcomes.withheld.enforcement_files.research_institution"?: string;
  "applications.outcomes.withheld.enforcement_files.public_welfare_organization"?: string;
  "applications.outcomes.withheld.enforcement_files.legal_service_institution"?: string;
  "applications.outcomes.withheld.enforcement_files.other_organization"?: string;
  "applications.outcomes.withheld.enforcement_files.total"?: string;
  "applications.outcomes.withheld.administrative_queries.natural_person"?: string;
  "applications.outcomes.withheld.administrative_queries.commercial_enterprise"?: string;
  "applications.outcomes.withheld.administrative_queries.research_institution"?: string;
  "applications.outcomes.withheld.administrative_queries.public_welfare_organization"?: string;
  "applications.outcomes.withheld.administrative_queries.legal_service_institution"?: string;
  "applications.outcomes.withheld.administrative_queries.other_organization"?: string;
  "applications.outcomes.withheld.administrative_queries.total"?: string;
  "applications.outcomes.unavailable.not_held.natural_person"?: string;
  "applications.outcomes.unavailable.not_held.commercial_enterprise"?: string;
  "applications.outcomes.unavailable.not_held.research_institution"?: string;
  "applications.outcomes.unavailable.not_held.public_welfare_organization"?: string;
  "applications.outcomes.unavailable.not_held.legal_service_institution"?: string;
  "applications.outcomes.unavailable.not_held.other_organization"?: string;
  "applications.outcomes.unavailable.not_held.total"?: string;
  "applications.outcomes.unavailable.must_be_created.natural_person"?: string;
  "applications.outcomes.unavailable.must_be_created.commercial_enterprise"?: string;
  "applications.outcomes.unavailable.must_be_created.research_institution"?: string;
  "applications.outcomes.unavailable.must_be_created.public_welfare_organization"?: string;
  "applications.outcomes.unavailable.must_be_created.legal_service_institution"?: string;
  "applications.outcomes.unavailable.must_be_created.other_organization"?: string;
  "applications.outcomes.unavailable.must_be_created.total"?: string;
  "applications.outcomes.unavailable.still_unclear.natural_person"?: string;
  "applications.outcomes.unavailable.still_unclear.commercial_enterprise"?: string;
  "applications.outcomes.unavailable.still_unclear.research_institution"?: string;
  "applications.outcomes.unavailable.still_unclear.public_welfare_organization"?: string;
  "applications.outcomes.unavailable.still_unclear.legal_service_institution"?: string;
  "applications.outcomes.unavailable.still_unclear.other_organization"?: string;
  "applications.outcomes.unavailable.still_unclear.total"?: string;
  "applications.outcomes.not_processed.petitions_and_complaints.natural_person"?: string;
  "applications.outcomes.not_processed.petitions_and_complaints.commercial_enterprise"?: string;
  "applications.outcomes.not_processed.petitions_and_complaints.research_institution"?: string;
  "applications.outcomes.not_processed.petitions_and_complaints.public_welfare_organization"?: string;
  "applications.outcomes.not_processed.petitions_and_complaints.legal_service_institution"?: string;
  "applications.outcomes.not_processed.petitions_and_complaints.other_organization"?: string;
  "applications.outcomes.not_processed.petitions_and_complaints.total"?: string;
  "applications.outcomes.not_processed.repeated.natural_person"?: string;
  "applications.outcomes.not_processed.repeated.commercial_enterprise"?: string;
  "applications.outcomes.not_processed.repeated.research_institution"?: string;
  "applications.outcomes.not_processed.repeated.public_welfare_organization"?: string;
  "applications.outcomes.not_processed.repeated.legal_service_institution"?: string;
  "applications.outcomes.not_processed.repeated.other_organization"?: string;
  "applications.outcomes.not_processed.repeated.total"?: string;
  "applications.outcomes.not_processed.published_materials.natural_person"?: string;
  "applications.outcomes.not_processed.published_materials.commercial_enterprise"?: string;
  "applications.outcomes.not_processed.published_materials.research_institution"?: string;
  "applications.outcomes.not_processed.published_materials.public_welfare_organization"?: string;
  "applications.outcomes.not_processed.published_materials.legal_service_institution"?: string;
  "applications.outcomes.not_processed.published_materials.other_organization"?: string;
  "applications.outcomes.not_processed.published_materials.total"?: string;
  "applications.outcomes.not_processed.excessive.natural_person"?: string;
  "applications.outcomes.not_processed.excessive.commercial_enterprise"?: string;
  "applications.outcomes.not_processed.excessive.research_institution"?: string;
  "applications.outcomes.not_processed.excessive.public_welfare_organization"?: string;
  "applications.outcomes.not_processed.excessive.legal_service_institution"?: string;
  "applications.outcomes.not_processed.excessive.other_organization"?: string;
  "applications.outcomes.not_processed.excessive.total"?: string;
  "applications.outcomes.not_processed.reconfirmation.natural_person"?: string;
  "applications.outcomes.not_processed.reconfirmation.commercial_enterprise"?: string;
  "applications.outcomes.not_processed.reconfirmation.research_institution"?: string;
  "applications.outcomes.not_processed.reconfirmation.public_welfare_organization"?: string;
  "applications.outcomes.not_processed.reconfirmation.legal_service_institution"?: string;
  "applications.outcomes.not_processed.reconfirmation.other_organization"?: string;
  "applications.outcomes.not_processed.reconfirmation.total"?: string;
  "applications.outcomes.other.correction_overdue.natural_person"?: string;
  "applications.outcomes.other.correction_overdue.commercial_enterprise"?: string;
  "applications.outcomes.other.correction_overdue.research_institution"?: string;
  "applications.outcomes.other.correction_overdue.public_welfare_organization"?: string;
  "applications.outcomes.other.correction_overdue.legal_service_institution"?: string;
  "applications.outcomes.other.correction_overdue.other_organization"?: string;
  "applications.outcomes.other.correction_overdue.total"?: string;
  "applications.outcomes.other.fee_overdue.natural_person"?: string;
  "applications.outcomes.other.fee_overdue.commercial_enterprise"?: string;
  "applications.outcomes.other.fee_overdue.research_institution"?: string;
  "applications.outcomes.other.fee_overdue.public_welfare_organization"?: string;
  "applications.outcomes.other.fee_overdue.legal_service_institution"?: string;
  "applications.outcomes.other.fee_overdue.other_organization"?: string;
  "applications.outcomes.other.fee_overdue.total"?: string;
  "applications.outcomes.other.other.natural_person"?: string;
  "applications.outcomes.other.other.commercial_enterprise"?: string;
  "applications.outcomes.other.other.research_institution"?: string;
  "applications.outcomes.other.other.public_welfare_organization"?: string;
  "applications.outcomes.other.other.legal_service_institution"?: string;
  "applications.outcomes.other.other.other_organization"?: string;
  "applications.outcomes.other.other.total"?: string;
  "applications.outcomes.other.all.natural_person"?: string;
  "applications.outcomes.other.all.commercial_enterprise"?: string;
  "applications.outcomes.other.all.research_institution"?: string;
  "applications.outcomes.other.all.public_welfare_organization"?: string;
  "applications.outcomes.other.all.legal_service_institution"?: string;
  "applications.outcomes.other.all.other_organization"?: string;
  "applications.outcomes.other.all.total"?: string;
  "applications.outcomes.total.natural_person"?: string;
  "applications.outcomes.total.commercial_enterprise"?: string;
  "applications.outcomes.total.research_institution"?: string;
  "applications.outcomes.total.public_welfare_organization"?: string;
  "applications.outcomes.total.legal_service_institution"?: string;
  "applications.outcomes.total.other_organization"?: string;
  "applications.outcomes.total.total"?: string;
  "applications.carried_forward.natural_person"?: string;
  "applications.carried_forward.commercial_enterprise"?: string;
  "applications.carried_forward.research_institution"?: string;
  "applications.carried_forward.public_welfare_organization"?: string;
  "applications.carried_forward.legal_service_institution"?: string;
  "applications.carried_forward.other_organization"?: string;
  "applications.carried_forward.total"?: string;
  "disputes.reconsideration.upheld"?: string;
  "disputes.reconsideration.corrected"?: string;
  "disputes.reconsideration.other"?: string;
  "disputes.reconsideration.pending"?: string;
  "disputes.reconsideration.total"?: string;
  "disputes.litigation.direct.upheld"?: string;
  "disputes.litigation.direct.corrected"?: string;
  "disputes.litigation.direct.other"?: string;
  "disputes.litigation.direct.pending"?: string;
  "disputes.litigation.direct.total"?: string;
  "disputes.litigation.after_reconsideration.upheld"?: string;
  "disputes.litigation.after_reconsideration.corrected"?: string;
  "disputes.litigation.after_reconsideration.other"?: string;
  "disputes.litigation.after_reconsideration.pending"?: string;
  "disputes.litigation.after_reconsideration.total"?: string;
}
/**
 * Notes on tables | 表注
 *
 * Table name to the texts printed above or under it.
 *
 * 表名对应表上方或下方所印的文字。
 */
export interface Report2021TableNotes {
  proactive_disclosure?: string[];
  applications?: string[];
  disputes?: string[];
}
export interface Report2021DocumentCounts {
  /**
   * Issued this year | 本年制发件数
   *
   * Counted here: those issued in the reporting year; how jointly issued ones count was not seen. Unit: 件 (pieces or cases). Source: Notice issuing the form of the annual report on government information disclosure (国办公开办函〔2021〕30号); The reading of this catalogue.
   *
   * 本栏计报告年度内制定发布的件数；联合制发的如何计数，说明未见。单位：件。依据：《关于印发〈中华人民共和国政府信息公开工作年度报告格式〉的通知》（国办公开办函〔2021〕30号）; 本目录的理解。
   */
  issued?: number | null;
  /**
   * Repealed this year | 本年废止件数
   *
   * Counted here: those repealed in the reporting year; whether those that expired count was not seen (some organs count them and say so). Unit: 件 (pieces or cases). Source: Notice issuing the form of the annual report on government information disclosure (国办公开办函〔2021〕30号); The reading of this catalogue.
   *
   * 本栏计报告年度内废止的件数；自然失效的是否计入，说明未见（有的机关计入并注明）。单位：件。依据：《关于印发〈中华人民共和国政府信息公开工作年度报告格式〉的通知》（国办公开办函〔2021〕30号）; 本目录的理解。
   */
  repealed?: number | null;
  /**
   * In force | 现行有效件数
   *
   * Counted here: those in force at the end of the reporting year, a stock; whether those of former organs count was not seen. Unit: 件 (pieces or cases). Source: Notice issuing the form of the annual report on government information disclosure (国办公开办函〔2021〕30号); The reading of this catalogue.
   *
   * 本栏计到报告年度末仍然有效的件数，为存量；原机关制发的是否计入，说明未见。单位：件。依据：《关于印发〈中华人民共和国政府信息公开工作年度报告格式〉的通知》（国办公开办函〔2021〕30号）; 本目录的理解。
   */
  in_force?: number | null;
}
export interface Report2021Decisions {
  /**
   * Decisions this year | 本年处理决定数量
   *
   * Counted here: the decisions taken in the reporting year; what counts as a decision was not seen. Unit: 件 (pieces or cases). Source: Notice issuing the form of the annual report on government information disclosure (国办公开办函〔2021〕30号); The reading of this catalogue.
   *
   * 本栏计报告年度内作出的处理决定的数量；“处理决定”的范围，说明未见。单位：件。依据：《关于印发〈中华人民共和国政府信息公开工作年度报告格式〉的通知》（国办公开办函〔2021〕30号）; 本目录的理解。
   */
  decisions?: number | null;
}
export interface Report2021Fees {
  /**
   * Fees collected this year (万元) | 本年收费金额（万元）
   *
   * Stated here: the amount collected in the reporting year, in 万元 (10,000 yuan). Unit: 万元 (ten thousand yuan). Source: Notice issuing the form of the annual report on government information disclosure (国办公开办函〔2021〕30号); The reading of this catalogue.
   *
   * 本栏填报告年度内收取的金额，单位为万元。单位：万元。依据：《关于印发〈中华人民共和国政府信息公开工作年度报告格式〉的通知》（国办公开办函〔2021〕30号）; 本目录的理解。
   */
  amount?: number | null;
}
export interface Report2021ApplicantCounts {
  /**
   * Natural persons | 自然人
   *
   * Counted in this column: requests by natural persons. Unit: 件 (pieces or cases). Source: Notice issuing the form of the annual report on government information disclosure (国办公开办函〔2021〕30号); The reading of this catalogue.
   *
   * 本栏只计申请人为自然人的。单位：件。依据：《关于印发〈中华人民共和国政府信息公开工作年度报告格式〉的通知》（国办公开办函〔2021〕30号）; 本目录的理解。
   */
  natural_person?: number | null;
  /**
   * Commercial enterprises | 商业企业
   *
   * Counted in this column: requests by commercial enterprises; how the notice defines them was not seen. Unit: 件 (pieces or cases). Source: Notice issuing the form of the annual report on government information disclosure (国办公开办函〔2021〕30号); The reading of this catalogue.
   *
   * 本栏只计申请人为商业企业的；如何界定，说明未见。单位：件。依据：《关于印发〈中华人民共和国政府信息公开工作年度报告格式〉的通知》（国办公开办函〔2021〕30号）; 本目录的理解。
   */
  commercial_enterprise?: number | null;
  /**
   * Research institutions | 科研机构
   *
   * Counted in this column: requests by research institutions; how the notice defines them was not seen. Unit: 件 (pieces or cases). Source: Notice issuing the form of the annual report on government information disclosure (国办公开办函〔2021〕30号); The reading of this catalogue.
   *
   * 本栏只计申请人为科研机构的；如何界定，说明未见。单位：件。依据：《关于印发〈中华人民共和国政府信息公开工作年度报告格式〉的通知》（国办公开办函〔2021〕30号）; 本目录的理解。
   */
  research_institution?: number | null;
  /**
   * Public welfare organizations | 社会公益组织
   *
   * Counted in this column: requests by public welfare organizations; how the notice defines them was not seen. Unit: 件 (pieces or cases). Source: Notice issuing the form of the annual report on government information disclosure (国办公开办函〔2021〕30号); The reading of this catalogue.
   *
   * 本栏只计申请人为社会公益组织的；如何界定，说明未见。单位：件。依据：《关于印发〈中华人民共和国政府信息公开工作年度报告格式〉的通知》（国办公开办函〔2021〕30号）; 本目录的理解。
   */
  public_welfare_organization?: number | null;
  /**
   * Legal service institutions | 法律服务机构
   *
   * Counted in this column: requests by legal service institutions, as law firms; how the notice defines them was not seen. Unit: 件 (pieces or cases). Source: Notice issuing the form of the annual report on government information disclosure (国办公开办函〔2021〕30号); The reading of this catalogue.
   *
   * 本栏只计申请人为法律服务机构（如律师事务所）的；如何界定，说明未见。单位：件。依据：《关于印发〈中华人民共和国政府信息公开工作年度报告格式〉的通知》（国办公开办函〔2021〕30号）; 本目录的理解。
   */
  legal_service_institution?: number | null;
  /**
   * Other organizations | 其他组织
   *
   * Counted in this column: requests by legal persons or other organizations of none of the four kinds before. Unit: 件 (pieces or cases). Source: Notice issuing the form of the annual report on government information disclosure (国办公开办函〔2021〕30号); The reading of this catalogue.
   *
   * 本栏只计申请人为前四类以外的法人或其他组织的。单位：件。依据：《关于印发〈中华人民共和国政府信息公开工作年度报告格式〉的通知》（国办公开办函〔2021〕30号）; 本目录的理解。
   */
  other_organization?: number | null;
  /**
   * Total | 总计
   *
   * Counted in this column: requests by anyone, the sum of the six columns before. Unit: 件 (pieces or cases). Source: Notice issuing the form of the annual report on government information disclosure (国办公开办函〔2021〕30号); The reading of this catalogue.
   *
   * 本栏为前六栏之和。单位：件。依据：《关于印发〈中华人民共和国政府信息公开工作年度报告格式〉的通知》（国办公开办函〔2021〕30号）; 本目录的理解。
   */
  total?: number | null;
}
export interface Report2021DisputeResults {
  /**
   * Upheld | 结果维持
   *
   * Counted here: those where the organ's act was left standing. Unit: 件 (pieces or cases). Source: Notice issuing the form of the annual report on government information disclosure (国办公开办函〔2021〕30号); The reading of this catalogue.
   *
   * 本栏计结果为维持的件数，即复议决定或者裁判没有改变行政行为。单位：件。依据：《关于印发〈中华人民共和国政府信息公开工作年度报告格式〉的通知》（国办公开办函〔2021〕30号）; 本目录的理解。
   */
  upheld?: number | null;
  /**
   * Corrected | 结果纠正
   *
   * Counted here: those where the act was set aside, changed or found unlawful, or the organ was ordered to act. Unit: 件 (pieces or cases). Source: Notice issuing the form of the annual report on government information disclosure (国办公开办函〔2021〕30号); The reading of this catalogue.
   *
   * 本栏计结果为纠正的件数，即行政行为被撤销、变更、确认违法或者被责令履行。单位：件。依据：《关于印发〈中华人民共和国政府信息公开工作年度报告格式〉的通知》（国办公开办函〔2021〕30号）; 本目录的理解。
   */
  corrected?: number | null;
  /**
   * Other results | 其他结果
   *
   * Counted here: those closed in another way, as by withdrawal or dismissal. Unit: 件 (pieces or cases). Source: Notice issuing the form of the annual report on government information disclosure (国办公开办函〔2021〕30号); The reading of this catalogue.
   *
   * 本栏计以其他结果了结的件数，如撤回、不予受理、终止。单位：件。依据：《关于印发〈中华人民共和国政府信息公开工作年度报告格式〉的通知》（国办公开办函〔2021〕30号）; 本目录的理解。
   */
  other?: number | null;
  /**
   * Pending | 尚未审结
   *
   * Counted here: those not yet decided at the end of the reporting period. Unit: 件 (pieces or cases). Source: Notice issuing the form of the annual report on government information disclosure (国办公开办函〔2021〕30号); The reading of this catalogue.
   *
   * 本栏计到报告期末尚未审结的件数。单位：件。依据：《关于印发〈中华人民共和国政府信息公开工作年度报告格式〉的通知》（国办公开办函〔2021〕30号）; 本目录的理解。
   */
  pending?: number | null;
  /**
   * Total | 总计
   *
   * Counted here: all of them, the sum of the four columns before. Unit: 件 (pieces or cases). Source: Notice issuing the form of the annual report on government information disclosure (国办公开办函〔2021〕30号); The reading of this catalogue.
   *
   * 本栏为前四栏之和。单位：件。依据：《关于印发〈中华人民共和国政府信息公开工作年度报告格式〉的通知》（国办公开办函〔2021〕30号）; 本目录的理解。
   */
  total?: number | null;
}

/**
 * The rules on annual reports | 年度报告检查规则
 *
 * All of them; linear rules cell by cell, so that any program can run them.
 *
 * 全部规则；线性规则逐格列出系数，可供其他程序执行。
 */
export interface Rules {
  /**
   * How linear rules are to be read | 线性规则的读法
   */
  $comment: string;
  /**
   * Version of the shape of this document | 本文件结构的版本
   */
  version: "1.1";
  /**
   * What a program that computes the rules must know | 其他程序实现这些规则须知的含义
   *
   * One text a subject.
   *
   * 逐项说明。
   */
  semantics: {
    [k: string]: BilingualText;
  };
  /**
   * Every cell that documents of an edition can have | 各版本文档可有的全部单元格
   *
   * In the form's order, the rows of both shapes of (六) among them.
   *
   * 按表格顺序；两种印法的行都在内。
   */
  cells: {
    [k: string]: RulesCellEntry[];
  };
  /**
   * The two shapes of (六)其他处理 | （六）其他处理的两种印法
   *
   * Two lists of rows for each edition; a report has the one or the other.
   *
   * 按版本列出两组行；一份报告只有其中一组。
   */
  alternatives: {
    [k: string]: string[][];
  };
  /**
   * The rules, in the catalogue's order | 规则
   */
  rules: RulesRuleEntry[];
}
/**
 * One cell | 一个单元格
 */
export interface RulesCellEntry {
  /**
   * Its id | 单元格标识
   *
   * With slashes for dots it is the JSON Pointer.
   *
   * 把点换成斜线即为 JSON Pointer。
   */
  id: string;
  /**
   * What kind of number it holds | 数值的种类
   *
   * count: an integer from 0 to 2^53 − 1; signed_count: an integer that may be negative; money: an exact decimal, in 万元.
   *
   * count：0 至 2^53 − 1 的整数；signed_count：可为负的整数；money：精确小数，单位万元。
   */
  kind: "count" | "signed_count" | "money";
}
/**
 * One example | 一个示例
 */
export interface RulesExampleEntry {
  /**
   * What comes out | 结论
   */
  outcome: "holds" | "violated" | "undecided" | "not_applicable";
  /**
   * Edition of the national form | 格式版本
   */
  edition: string;
  /**
   * What the cells hold that are not named | 未列单元格的填法
   *
   * zero, blank, or absent.
   *
   * zero：零；blank：空白；absent：没有。
   */
  fill: "zero" | "blank" | "absent";
  /**
   * Cell id to value | 单元格标识对应其值
   */
  cells?: {
    [k: string]: unknown;
  };
  /**
   * Members, and beginnings of cell ids, that are blank | 空白的成员，或单元格标识的开头
   */
  blank?: string[];
  /**
   * Members, and beginnings of cell ids, that are absent | 缺省的成员，或单元格标识的开头
   */
  absent?: string[];
  /**
   * Members of the document that differ from the usual | 与通常不同的成员
   */
  members?: {
    [k: string]: unknown;
  };
  /**
   * What reading the page noted | 读取附注
   */
  notes?: {
    [k: string]: string;
  }[];
  /**
   * Last year's report | 上一年报告
   */
  previous?: RulesExampleReport;
  /**
   * Further reports of the collection | 其他报告
   */
  others?: RulesExampleReport[];
  /**
   * Content of the manifest | 清单的内容
   */
  manifest?: {
    [k: string]: unknown;
  };
  /**
   * Severity of the finding | 级别
   */
  severity?: "error" | "warning" | "info";
  /**
   * Cells of the finding | 所指的单元格
   */
  finds?: string[];
}
/**
 * A report in short | 一份报告的简写
 */
export interface RulesExampleReport {
  /**
   * Edition of the national form | 格式版本
   */
  edition: string;
  /**
   * What the cells hold that are not named | 未列单元格的填法
   *
   * zero, blank, or absent.
   *
   * zero：零；blank：空白；absent：没有。
   */
  fill: "zero" | "blank" | "absent";
  /**
   * Cell id to value | 单元格标识对应其值
   */
  cells?: {
    [k: string]: unknown;
  };
  /**
   * Members, and beginnings of cell ids, that are blank | 空白的成员，或单元格标识的开头
   */
  blank?: string[];
  /**
   * Members, and beginnings of cell ids, that are absent | 缺省的成员，或单元格标识的开头
   */
  absent?: string[];
  /**
   * Members of the document that differ from the usual | 与通常不同的成员
   */
  members?: {
    [k: string]: unknown;
  };
}
/**
 * The terms of a linear rule | 线性规则的各项
 */
export interface RulesLinearEntry {
  /**
   * The table that it is about | 所涉的表
   */
  table: string;
  /**
   * How the sum compares with zero | 与零的关系
   */
  relation: "=" | "<=";
  /**
   * Terms by edition | 各版本的各项
   *
   * One entry a row or column.
   *
   * 每行或每列一组。
   */
  terms: {
    [k: string]: RulesTermsEntry[];
  };
}
/**
 * One rule | 一条规则
 */
export interface RulesRuleEntry {
  /**
   * Its permanent id | 永久标识
   */
  id: string;
  /**
   * What it speaks of | 种类
   */
  kind:
    | "identity"
    | "cell"
    | "structure"
    | "metadata"
    | "plausibility"
    | "narrative"
    | "collection"
    | "hierarchy"
    | "continuity";
  /**
   * What it rests on | 依据
   *
   * official: printed on the form or in a notice; arithmetic: what a total means; heuristic: what is usually so.
   *
   * official：表样或文件明文；arithmetic：合计的含义；heuristic：通常如此。
   */
  basis: "official" | "arithmetic" | "heuristic";
  /**
   * How badly a violation matters | 级别
   */
  severity: "error" | "warning" | "info";
  /**
   * How badly it matters where the rule is undecided | 不能确定时的级别
   *
   * A warning at most.
   *
   * 至多为警告。
   */
  severity_undecided: "error" | "warning" | "info";
  /**
   * What it looks at | 所需资料
   */
  needs: "report" | "page" | "previous" | "collection" | "manifest";
  /**
   * The editions of the form that have it | 适用版本
   */
  editions: string[];
  /**
   * The outcomes it can have | 可能的结论
   */
  outcomes: ("holds" | "violated" | "undecided" | "not_applicable")[];
  /**
   * Its statement in the words of the cell ids | 公式
   */
  formula: string;
  /**
   * Its name | 名称
   */
  title: BilingualText;
  /**
   * What it checks, why, and what to do | 说明
   */
  explanation: BilingualText;
  /**
   * The notices and articles that it rests on | 依据的文件
   */
  sources: RulesSourceEntry[];
  /**
   * Templates of its messages | 结论的文字模板
   *
   * By variant.
   *
   * 按情形列出。
   */
  messages: {
    [k: string]: BilingualText;
  };
  /**
   * Kinds of reading notes that it reports | 所报告的读取附注种类
   */
  notes: string[];
  /**
   * Thresholds and other data | 阈值等数据
   */
  parameters: {
    [k: string]: unknown;
  };
  /**
   * Its terms | 线性规则的各项
   *
   * null where it is not linear.
   *
   * 非线性规则为 null。
   */
  linear: RulesLinearEntry | null;
  /**
   * Its terms over two years | 跨两年的各项
   *
   * null where it is no sum over two years.
   *
   * 不是跨两年求和的规则为 null。
   */
  two_years: RulesTwoYearsEntry | null;
  /**
   * Examples | 示例
   *
   * The tests execute them.
   *
   * 由测试执行。
   */
  examples: RulesExampleEntry[];
}
/**
 * One source | 一项依据
 */
export interface RulesSourceEntry {
  /**
   * Its id | 标识
   */
  id: string;
  /**
   * Cited in Chinese | 中文引注
   */
  zh: string;
  /**
   * Cited in English | 英文引注
   */
  en: string;
}
/**
 * The terms in one row or column | 一行或一列中的各项
 */
export interface RulesTermsEntry {
  /**
   * Id of the row or column | 行或列的标识
   */
  scope: string;
  /**
   * Cell id to coefficient | 单元格标识对应系数
   *
   * In the form's order; 1 is the left side (expected), −1 the right side (actual).
   *
   * 按表格顺序；1 为左边（应为），−1 为右边（实为）。
   */
  coefficients: {
    [k: string]: -1 | 1;
  };
}
/**
 * The terms in one row or column | 一行或一列中的各项
 */
export interface RulesTwoYearTermsEntry {
  /**
   * Id of the row or column | 行或列的标识
   */
  scope: string;
  /**
   * Cell id of last year's report to coefficient | 上年报告的单元格对应系数
   */
  previous: {
    [k: string]: -1 | 1;
  };
  /**
   * Cell id of this year's report to coefficient | 本年报告的单元格对应系数
   */
  current: {
    [k: string]: -1 | 1;
  };
  /**
   * The cell of this year that follows from the others | 本年应由其他各格得出的单元格
   */
  result: string;
  /**
   * How badly a violation matters in this row or column | 违反时的级别
   *
   * Where it is undecided, a warning at most.
   *
   * 不能确定时至多为警告。
   */
  severity: "error" | "warning" | "info";
}
/**
 * The terms of a sum over two years | 跨两年的各项
 */
export interface RulesTwoYearsEntry {
  /**
   * The table that it is about | 所涉的表
   */
  table: string;
  /**
   * How the sum compares with zero | 与零的关系
   */
  relation: "=" | "<=";
  /**
   * Terms by this year's edition | 本年版本的各项
   *
   * One entry a row or column; it is not asked if the edition of last year's report lacks a cell of it.
   *
   * 每行或每列一组；上年版本没有所列单元格的不问。
   */
  terms: {
    [k: string]: RulesTwoYearTermsEntry[];
  };
}

/**
 * One sentence in both languages | 一句话的中英文本
 */
export type SeriesMessageDocument = BilingualText;

/**
 * Many years of one organ | 一个机关的历年报告
 *
 * One report a year, in order; of several versions the one published last counts.
 *
 * 每年一份，按年度排列；有几个版本的，以最后公布的为准。
 */
export interface Series {
  /**
   * Version of this shape | 格式版本
   */
  version: "1.2";
  /**
   * The organ | 机关
   *
   * As last named.
   *
   * 以最近一年为准。
   */
  agency: string | null;
  /**
   * The years with a report | 有报告的年度
   */
  years: number[];
  /**
   * Gaps | 缺少的年度
   *
   * Years between the first and the last without a report.
   *
   * 首末两年之间没有报告的年度。
   */
  gaps: number[];
  /**
   * Years of which one and the same report was given more than once | 重复给出的年度
   */
  duplicates: number[];
  /**
   * Years whose report follows another edition of the form than the one before it | 改用另一版格式的年度
   */
  edition_breaks: number[];
  /**
   * The reports, the earliest first | 各年报告
   */
  reports: SeriesSideDocument[];
  /**
   * Reports without a year | 没有年度的报告
   *
   * In nothing else here.
   *
   * 其余各项不含。
   */
  undated: SeriesSideDocument[];
  /**
   * Notes | 说明
   *
   * Facts that bear on what follows: organ, scope. They are no errors.
   *
   * 影响逐年比较的事实：机关、口径。不是错误。
   */
  notes: SeriesSeriesNoteDocument[];
  /**
   * Different versions of one year, each against the one before it | 同一年度的不同版本
   */
  revisions: SeriesRevisionDocument[];
  /**
   * Carry chain | 结转链
   *
   * What each year carried forward against what the next one carried over.
   *
   * 上年“结转下年度”与本年“上年结转”，逐年相接。
   */
  carry_chain: SeriesLinkDocument[];
  /**
   * The first year at which the chain breaks | 结转链首次断裂的年度
   *
   * null where none does; what could not be looked at is no break.
   *
   * 没有断裂的为 null；未能核对的不算断裂。
   */
  first_break: number | null;
  /**
   * Totals and single figures over the years | 合计与单列数字的走势
   *
   * Those that any year has a number for, in the form's order.
   *
   * 任一年度有数字的，按格式顺序。
   */
  trends: SeriesTrendDocument[];
  /**
   * What the rules on two years and on many found | 跨年规则的检查结果
   */
  findings: SeriesYearFindingDocument[];
}
/**
 * The waiver that applies | 适用的豁免
 */
export interface SeriesAppliedWaiver {
  /**
   * Place in the waiver file, from 1 | 在豁免文件中的序号
   */
  number: number;
  /**
   * Reason | 理由
   */
  reason: string;
  /**
   * Last day | 有效期至
   *
   * null where it does not expire.
   *
   * null 为长期有效。
   */
  expires: string | null;
}
/**
 * One cell in both reports | 一个单元格的前后两值
 */
export interface SeriesChangeDocument {
  /**
   * Cell id | 单元格标识
   */
  cell: string;
  /**
   * Place in the report document | 在报告文件中的位置
   *
   * A JSON Pointer (RFC 6901).
   *
   * JSON 指针（RFC 6901）。
   */
  pointer: string;
  /**
   * Whether both hold numbers that measure the same thing | 可否比较
   */
  comparable: boolean;
  /**
   * Value before | 前值
   *
   * Unit: 件, 项 or 万元, as the cell has it.
   *
   * 单位：件、项或万元，依单元格而定。
   */
  before?: number | null;
  /**
   * Value after | 后值
   *
   * Unit: 件, 项 or 万元, as the cell has it.
   *
   * 单位：件、项或万元，依单元格而定。
   */
  after?: number | null;
  /**
   * What stands in place of a number before | 前值不是数字时的内容
   */
  before_text?: string;
  /**
   * What stands in place of a number after | 后值不是数字时的内容
   */
  after_text?: string;
  /**
   * Difference | 差额
   *
   * After minus before, exact, in the unit of the cell.
   *
   * 后值减前值，精确值，单位同单元格。
   */
  difference?: number;
  /**
   * Ratio | 比值
   *
   * After divided by before, six places.
   *
   * 后值除以前值，六位小数。
   */
  ratio?: number;
  /**
   * Share of the total's change | 占合计变化的份额
   *
   * The difference by that of the total above, six places; 1 for a cell of no total.
   *
   * 差额除以所属最上一级合计的差额，六位小数；不属于任何合计的为 1。
   */
  share?: number;
  /**
   * Why the two cannot be compared | 不可比较的原因
   */
  reason?:
    | "edition"
    | "shape"
    | "incomplete_parts"
    | "not_a_number"
    | "absent_to_blank"
    | "absent_to_number"
    | "blank_to_absent"
    | "blank_to_number"
    | "blank_to_zero"
    | "both_blank"
    | "number_to_absent"
    | "number_to_blank"
    | "zero_to_blank";
  /**
   * The side whose value is a sum of three rows | 由三行相加得到的一方
   *
   * One report prints (六)其他处理 as one row, the other as three.
   *
   * 一份报告将（六）其他处理印为一行，另一份印为三行。
   */
  derived?: "before" | "after";
}
/**
 * A report that is concerned | 所涉的一份报告
 */
export interface SeriesConcernedReport {
  /**
   * What it was read from | 读取来源
   */
  source: string | null;
  /**
   * Title | 标题
   */
  title: string | null;
  /**
   * Reporting organ | 报告机关
   */
  agency: string | null;
  /**
   * Reporting year | 报告年度
   */
  year: number | null;
}
/**
 * One finding | 一条发现
 */
export interface SeriesFindingEntry {
  /**
   * Id of the rule | 规则标识
   */
  rule: string;
  /**
   * What the rule speaks of | 规则种类
   */
  kind:
    | "identity"
    | "cell"
    | "structure"
    | "metadata"
    | "plausibility"
    | "narrative"
    | "collection"
    | "hierarchy"
    | "continuity";
  /**
   * What the rule rests on | 规则的依据
   *
   * official: printed on the form or in a notice; arithmetic: what a total means; heuristic: what is usually so.
   *
   * official：表样或文件明文；arithmetic：合计的含义；heuristic：通常如此。
   */
  basis: "official" | "arithmetic" | "heuristic";
  /**
   * Severity | 级别
   */
  severity: "error" | "warning" | "info";
  /**
   * Outcome | 结论
   *
   * violated: whatever the blanks hold; undecided: it depends on what they hold.
   *
   * violated：无论空白如何填写都不成立；undecided：取决于空白如何填写。
   */
  outcome: "violated" | "undecided";
  /**
   * The row, column, cell or member that was asked about | 所问的行、列、单元格或成员
   */
  scope: string | null;
  /**
   * Ids of the cells concerned | 所涉单元格的标识
   */
  cells: string[];
  /**
   * Places in the report document | 在报告文件中的位置
   *
   * JSON Pointers (RFC 6901).
   *
   * JSON 指针（RFC 6901）。
   */
  pointers: string[];
  /**
   * Values seen | 所见的值
   *
   * Cell id to value; null is blank, absent cells are left out.
   *
   * 单元格标识对应其值；null 为空白，页面没有的单元格不列。
   */
  values: {
    [k: string]: number | string | boolean | null;
  };
  /**
   * Expected | 应有的值
   *
   * null where nothing can be said.
   *
   * 无从得出时为 null。
   */
  expected: number | string | boolean | null;
  /**
   * Actual | 实际的值
   *
   * null where nothing can be said.
   *
   * 无从得出时为 null。
   */
  actual: number | string | boolean | null;
  /**
   * Difference | 差额
   *
   * Actual minus expected, of numbers.
   *
   * 实际的值减应有的值。
   */
  difference: number | string | boolean | null;
  /**
   * What was found, in words | 说明
   */
  message: BilingualText;
  /**
   * Ids of the rule's sources | 依据的标识
   */
  sources: string[];
  /**
   * Waiver | 适用的豁免
   *
   * A waived finding is still listed and counts no more; null where no waiver applies.
   *
   * 已豁免的问题仍列出，但不计数；没有适用的豁免时为 null。
   */
  waiver: SeriesAppliedWaiver | null;
  /**
   * The reports concerned | 所涉的报告
   *
   * The one whose cells these are comes first.
   *
   * 单元格所在的报告排在最前。
   */
  reports: SeriesConcernedReport[];
}
/**
 * One link of the carry chain | 结转链的一环
 */
export interface SeriesLinkDocument {
  /**
   * The earlier year | 前一年度
   */
  before: number;
  /**
   * The later year | 后一年度
   */
  after: number;
  /**
   * The link as a whole | 结果
   */
  outcome: "holds" | "violated" | "undecided" | "not_applicable";
  /**
   * Outcome by column | 各栏结果
   *
   * Empty where it could not be asked.
   *
   * 未能核对的为空。
   */
  columns: {
    [k: string]: "holds" | "violated" | "undecided" | "not_applicable";
  };
  /**
   * Total carried forward by the earlier year (件) | 前一年结转下年度（总计，件）
   */
  carried_forward?: number | null;
  /**
   * Total carried over by the later year (件) | 后一年上年结转（总计，件）
   */
  carried_over?: number | null;
}
/**
 * One version against the one before it | 一次修订
 */
export interface SeriesRevisionDocument {
  /**
   * Year | 年度
   */
  year: number;
  /**
   * The cells that differ | 有变化的单元格
   */
  changes: SeriesChangeDocument[];
}
/**
 * One note | 一条说明
 */
export interface SeriesSeriesNoteDocument {
  /**
   * Year of the later report | 年度
   */
  year: number;
  /**
   * What it is about | 种类
   */
  kind:
    | "agency"
    | "agency_renamed"
    | "agency_unknown"
    | "edition"
    | "narrative_left_out"
    | "no_form_after"
    | "no_form_before"
    | "reversed_years"
    | "same_year"
    | "scope"
    | "shape"
    | "template_after"
    | "template_before"
    | "year_unknown"
    | "years_apart";
  /**
   * The facts, by name | 所涉事实
   */
  values: {
    [k: string]: string | number;
  };
  /**
   * In words | 文字
   */
  message: SeriesMessageDocument;
}
/**
 * One of the two reports | 参与比对的报告
 */
export interface SeriesSideDocument {
  /**
   * Edition of the national form | 格式版本
   */
  edition: string;
  /**
   * Title | 标题
   */
  title: string | null;
  /**
   * Reporting organ | 报告机关
   */
  agency: string | null;
  /**
   * Code of the organ | 统一社会信用代码
   */
  agency_code?: string | null;
  /**
   * Reporting year | 报告年度
   */
  year: number | null;
}
/**
 * One cell over the years | 一个单元格的走势
 */
export interface SeriesTrendDocument {
  /**
   * Cell id | 单元格标识
   */
  cell: string;
  /**
   * The newest edition that has the cell | 格式版本
   */
  edition: string;
  /**
   * Unit | 单位
   *
   * 件, 项 or 万元.
   *
   * 件、项或万元。
   */
  unit: string;
  /**
   * Which way the numbers went | 走向
   */
  direction: "rising" | "falling" | "steady" | "mixed" | "unknown";
  /**
   * The last number minus the first | 末年减首年
   *
   * Exact.
   *
   * 精确值。
   */
  difference?: number;
  /**
   * The years with a report, and their values | 各年的值
   */
  values: SeriesYearValueDocument[];
}
/**
 * One finding | 一项检查结果
 */
export interface SeriesYearFindingDocument {
  /**
   * Year of the report in which it was found | 年度
   */
  year: number;
  /**
   * The finding | 检查结果
   */
  finding: SeriesFindingEntry;
}
/**
 * A value in a year | 一年的值
 */
export interface SeriesYearValueDocument {
  /**
   * Year | 年度
   */
  year: number;
  /**
   * Value | 值
   *
   * In the cell's unit.
   *
   * 单位同单元格。
   */
  value?: number | null;
}

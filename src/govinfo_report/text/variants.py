"""Characters that stand for one another: data, no logic.

A new character that a page uses for an ordinary one goes here.
"""

from __future__ import annotations

from typing import Final

# CJK Radicals Supplement that PDF producers emit. Unicode gives most of them no decomposition, so
# NFKC leaves them alone. (The Kangxi block, U+2F00, has decompositions.)
_RADICALS: Final = (
    (
        "⺟⺠⻁⻄⻅⻆⻉⻋⻓⻔⻘⻙⻚⻛⻜⻝⻢⻣⻤⻥⻦⻨",
        "母民虎西见角贝车长门青韦页风飞食马骨鬼鱼鸟麦",
    ),
    ("⻩⻬⻮⻰⻳", "黄齐齿龙龟"),
)

# Every character of the form's labels and headings, and of the words that titles, header fields,
# contact details and periods are told by, in the shapes of traditional pages and of mirror sites
# that convert wrongly (製 for 制).
_TRADITIONAL: Final = (
    (
        "總體況動開條項內規範製發數廢現許處決罰強業費",
        "总体况动开条项内规范制发数废现许处决罚强业费",
    ),
    (
        "額單萬請係為爲於後來關結轉屬國機構會組織務計",
        "额单万请系为为于后来关结转属国机构会组织务计",
    ),
    (
        "術營辦銷無與從責徵執圍帶證護點兩類過個們這標",
        "术营办销无与从责征执围带证护点两类过个们这标",
    ),
    (
        "題區別應當還進間時長門號縣鎮鄉東廣檢監稅審財",
        "题区别应当还进间时长门号县镇乡东广检监税审财",
    ),
    (
        "質買賣貝車馬種積極樣橋樓檔權歲歷曆歸沒測濟灣",
        "质买卖贝车马种积极样桥楼档权岁历历归没测济湾",
    ),
    (
        "災產畫療皺盡確稱穩競筆簡級網維線練續罷義習職",
        "灾产画疗皱尽确称稳竞笔简级网维线练续罢义习职",
    ),
    (
        "聯聲腦舉舊藝虛衛補複復裏裡見視覺訂訪設訴認說",
        "联声脑举旧艺虚卫补复复里里见视觉订访设诉认说",
    ),
    (
        "調談論議讀讓貨貫貴賠賬資贏較載輸農運達違遠適",
        "调谈论议读让货贯贵赔账资赢较载输农运达违远适",
    ),
    (
        "選遞郵鄰醫釋釐鐘錄錯鍵難電響頁領願顧風飛館駐",
        "选递邮邻医释厘钟录错键难电响页领愿顾风飞馆驻",
    ),
    (
        "驗鬥齊齡龍採啟僅価價優儲創劃劇勞協勢減滿準溝",
        "验斗齐龄龙采启仅价价优储创划剧劳协势减满准沟",
    ),
    (
        "沖餘傳僱兒寫實對專導屆層幹幾廠張異彈態慣懷戰",
        "冲余传雇儿写实对专导届层干几厂张异弹态惯怀战",
    ),
    (
        "戶擔據擬擴擾敗敵繳駁鈎書眾編訊訟誠誤課諮諾謀",
        "户担据拟扩扰败敌缴驳勾书众编讯讼诚误课咨诺谋",
    ),
    (
        "識譯變負貢賴購贊趨軟軍連週遙邊鋪鑒閉閱隊階隨",
        "识译变负贡赖购赞趋软军连周遥边铺鉴闭阅队阶随",
    ),
    (
        "險際陸雖雙離雲靈靜預頻顯飾養麗黨經給統終紙紀",
        "险际陆虽双离云灵静预频显饰养丽党经给统终纸纪",
    ),
    (
        "約納純細絡絕繼綜緊緩緣縮績繫觀斷獨獲環禮節糧",
        "约纳纯细络绝继综紧缓缘缩绩系观断独获环礼节粮",
    ),
    (
        "擇換損撥參員問喪嚴園圖團場壓壞夠獎婦學寧寶將",
        "择换损拨参员问丧严园图团场压坏够奖妇学宁宝将",
    ),
    ("尋島巖幣師庫廳彙匯徑憑慮憲戲揮搶敘", "寻岛岩币师库厅汇汇径凭虑宪戏挥抢叙"),
)


def _mapping(pairs: tuple[tuple[str, str], ...]) -> dict[str, str]:
    return {a: b for these, those in pairs for a, b in zip(these, those, strict=True)}


RADICALS: Final[dict[str, str]] = _mapping(_RADICALS)
"""Supplementary radical → ordinary character."""

TRADITIONAL: Final[dict[str, str]] = _mapping(_TRADITIONAL)
"""Traditional character → simplified one: for comparing only, never for text that is kept."""

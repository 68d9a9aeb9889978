"""Characters that stand for one another: data, no logic.

A new character that a page uses for an ordinary one goes here.
"""

from __future__ import annotations

from typing import Final

RADICALS: Final[dict[str, str]] = dict(
    pair
    for pair in (
        # CJK Radicals Supplement that PDF producers emit; Unicode gives most of them no decomposition,
        # so NFKC leaves them alone. (The Kangxi block, U+2F00, has decompositions.)
        "⺟母 ⺠民 ⻁虎 ⻄西 ⻅见 ⻆角 ⻉贝 ⻋车 ⻓长 ⻔门 ⻘青 ⻙韦 ⻚页 ⻛风 ⻜飞 ⻝食 ⻢马 ⻣骨 ⻤鬼 ⻥鱼 "
        "⻦鸟 ⻨麦 ⻩黄 ⻬齐 ⻮齿 ⻰龙 ⻳龟"
    ).split()
)
"""Supplementary radical → ordinary character."""

TRADITIONAL: Final[dict[str, str]] = dict(
    pair
    for pair in (
        # Every character of the form's labels and headings, and of the words that titles, header
        # fields, contact details and periods are told by, in the shapes of traditional pages
        # and of mirror sites that convert wrongly (製 for 制).
        "總总 體体 況况 動动 開开 條条 項项 內内 規规 範范 製制 發发 數数 廢废 現现 許许 處处 決决 罰罚 強强 業业 費费 額额 單单 萬万 請请 係系 為为 "
        "爲为 於于 後后 來来 關关 結结 轉转 屬属 國国 機机 構构 會会 組组 織织 務务 計计 術术 營营 辦办 銷销 無无 與与 從从 責责 徵征 執执 圍围 帶带 "
        "證证 護护 點点 兩两 類类 過过 個个 們们 這这 標标 題题 區区 別别 應应 當当 還还 進进 間间 時时 長长 門门 號号 縣县 鎮镇 鄉乡 東东 廣广 檢检 "
        "監监 稅税 審审 財财 質质 買买 賣卖 貝贝 車车 馬马 種种 積积 極极 樣样 橋桥 樓楼 檔档 權权 歲岁 歷历 曆历 歸归 沒没 測测 濟济 灣湾 災灾 產产 "
        "畫画 療疗 皺皱 盡尽 確确 稱称 穩稳 競竞 筆笔 簡简 級级 網网 維维 線线 練练 續续 罷罢 義义 習习 職职 聯联 聲声 腦脑 舉举 舊旧 藝艺 虛虚 衛卫 "
        "補补 複复 復复 裏里 裡里 見见 視视 覺觉 訂订 訪访 設设 訴诉 認认 說说 調调 談谈 論论 議议 讀读 讓让 貨货 貫贯 貴贵 賠赔 賬账 資资 贏赢 較较 "
        "載载 輸输 農农 運运 達达 違违 遠远 適适 選选 遞递 郵邮 鄰邻 醫医 釋释 釐厘 鐘钟 錄录 錯错 鍵键 難难 電电 響响 頁页 領领 願愿 顧顾 風风 飛飞 "
        "館馆 駐驻 驗验 鬥斗 齊齐 齡龄 龍龙 採采 啟启 僅仅 価价 價价 優优 儲储 創创 劃划 劇剧 勞劳 協协 勢势 減减 滿满 準准 溝沟 沖冲 餘余 傳传 僱雇 "
        "兒儿 寫写 實实 對对 專专 導导 屆届 層层 幹干 幾几 廠厂 張张 異异 彈弹 態态 慣惯 懷怀 戰战 戶户 擔担 據据 擬拟 擴扩 擾扰 敗败 敵敌 繳缴 駁驳 "
        "鈎勾 書书 眾众 編编 訊讯 訟讼 誠诚 誤误 課课 諮咨 諾诺 謀谋 識识 譯译 變变 負负 貢贡 賴赖 購购 贊赞 趨趋 軟软 軍军 連连 週周 遙遥 邊边 鋪铺 "
        "鑒鉴 閉闭 閱阅 隊队 階阶 隨随 險险 際际 陸陆 雖虽 雙双 離离 雲云 靈灵 靜静 預预 頻频 顯显 飾饰 養养 麗丽 黨党 經经 給给 統统 終终 紙纸 紀纪 "
        "約约 納纳 純纯 細细 絡络 絕绝 繼继 綜综 緊紧 緩缓 緣缘 縮缩 績绩 繫系 觀观 斷断 獨独 獲获 環环 禮礼 節节 糧粮 擇择 換换 損损 撥拨 參参 員员 "
        "問问 喪丧 嚴严 園园 圖图 團团 場场 壓压 壞坏 夠够 獎奖 婦妇 學学 寧宁 寶宝 將将 尋寻 島岛 巖岩 幣币 師师 庫库 廳厅 彙汇 匯汇 徑径 憑凭 慮虑 "
        "憲宪 戲戏 揮挥 搶抢 敘叙 "
    ).split()
)
"""Traditional character → simplified one: for comparing only, never for text that is kept."""

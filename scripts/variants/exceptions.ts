/** Where the classes of Han variants depart from the dictionaries, and why. */

/**
 * Links that the dictionaries have and the classes leave out, as pairs. All but the last come from
 * the Japanese simplification, which gave a new use to a character that Chinese texts use otherwise.
 */
export const CUT_LINKS: readonly string[] = [
  '弁瓣 弁辨 弁辯', // one Japanese form for three characters: a petal is no debate
  '芸藝', // 芸 is a herb, and 芸芸 a crowd; it stays with 蕓
  '予豫', // to give; a name for Henan
  '欠缺', // to owe; to lack
  '缶罐', // a jar's old name; a tin
  '沪濾', // Shanghai; to filter
  '浜濱', // a creek, as in 沙家浜; a shore
  '聯連', // 聯合 is written 連合 in Japanese
  '么幺', // Taiwan writes 么 for 幺 (the youngest), but everybody else writes 什么 with it
].flatMap((line) => line.split(' '));

/**
 * Classes that the dictionaries lack; the first of each is the usual form. Only characters that are
 * read alike and mean the same: what China's list of variants of 1955 set aside and the standard of
 * 2013 hasn't brought back, and the shapes of type from before the reform that have code points of
 * their own. The first line is what opencc leaves to its phrases or gives for one region only.
 */
export const FURTHER_CLASSES: readonly string[] = [
  '只祇秖 了瞭 借藉 国囯囻',
  '青靑 清淸 尚尙 俞兪 吞呑 刊刋 参叅 冒冐 插揷 篡簒 嫩嫰 躲躱 朵朶 垛垜 趁趂 翱翺',
  '回囘廻 遍徧 酬酧 匆怱悤 粗麤 耽躭 德悳 凳櫈 堤隄 睹覩 鹅鵞 峨峩 法灋 附坿 糕餻 歌謌 耕畊',
  '鼓皷 怪恠 果菓 欢懽 辉煇 劫刦刧刼 叫呌 炯烱 韭韮 考攷 裤袴 款欵 略畧 裸躶臝 麻蔴 绵緜 年秊',
  '炮砲礮 瓶缾 凭凴 迫廹 憩憇 冗宂 软輭 睿叡 蕊蕋蘂 伞繖 膳饍 疏疎 体軆躰 袜韈 碗椀盌 往徃 望朢',
  '吻脗 协恊 胁脇 携擕 胸胷 喧諠 鸦鵶 雁鴈 咬齩 夜亱 阴隂 映暎 寓庽 冤寃 猿猨 灾烖 闸牐 珍珎 砖甎',
  '罪辠 糖餹 仙僊 岛嶋 岩嵒 棋碁 笑咲 秋秌穐 侄姪 仿倣髣 佛髴 创剏剙 咱喒 啖噉啗 丘坵',
  '墩墪 奇竒 婿壻 寇宼 廉亷 愧媿 憔顦 拿拏挐 掩揜 暖煖煗 柏栢 棕椶 渊渕 澄澂 煮煑 瓮罋 稚稺',
  '窗窓窻牕 窑窰 策筞 纸帋 罚罸 胭臙 脆脃 膘臕 蚊蟁 蛇虵 裙裠 貌皃 宾賔 辞辤 逃迯 遁遯 阔濶',
  '杂襍 霓蜺 鞋鞵 鞍鞌 驳駮 宝寳 铁銕 尝甞 讹譌 靴鞾 韧靱 馈餽 飙飈 卮巵 厩廐 坳垇 妒妬 留畱',
].flatMap((line) => line.split(' '));

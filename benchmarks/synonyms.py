"""Words of reports that can stand for each other without harm to figures, headings and themes.

Bases are few and made reports many: were the same words used in each, any ten characters would
stand in a hundred reports, where in real ones hardly a sixth stands in any other.
"""

from __future__ import annotations

GROUPS = tuple(
    tuple(words.split())
    for words in (
        "加快推进 扎实推进 深入推进 统筹推进 有序推进 全力推进",
        "大力发展 积极发展 加快发展 着力发展",
        "不断完善 持续完善 健全完善 逐步完善",
        "持续提升 不断提升 稳步提升 有效提升 明显提升",
        "积极推动 大力推动 有力推动 着力推动 全力推动",
        "深入实施 大力实施 全面实施 精心实施 扎实实施",
        "积极开展 广泛开展 深入开展 扎实开展",
        "持续优化 不断优化 全面优化 着力优化",
        "切实加强 全面加强 持续加强 着力加强",
        "加快建设 全力建设 高标准建设 扎实建设",
        "加快 加紧 抓紧 全力 提速",
        "推进 推动 促进 抓实",
        "加强 强化 深化 做实",
        "完善 健全 优化 改进",
        "打造 创建 培育 构建 建成",
        "开展 组织 实施 举办",
        "支持 鼓励 引导 帮助",
        "巩固 拓展 提升 扩大",
        "持续 不断 继续 接续",
        "系统 整体 集中 统筹",
        "深入 扎实 稳步 有序",
        "积极 主动 大力 精准",
        "有效 有力 切实 显著",
        "严格 从严 坚决 严肃",
        "聚焦 围绕 紧扣 瞄准",
        "引进 招引 签约 落户",
        "探索 推行 试行 推广",
        "化解 防范 处置 管控",
        "企业 公司 经营主体 民营企业 龙头企业 中小企业 链主企业",
        "项目 工程 重点项目 重大项目 重大工程",
        "平台 载体 基地 集群 联盟",
        "群众 百姓 老百姓 乡亲",
        "机制 制度 体系 模式 办法",
        "能力 水平 质效 效能 活力",
        "领域 行业 环节 方面",
        "政策 措施 举措 方案",
        "人才 专家 技能人才 科技人才 青年人才 乡土人才",
        "风险 隐患 问题 矛盾",
        "监管 执法 检查 巡查 督查",
        "数字化 智能化 绿色化 网络化 标准化 规模化 品牌化",
        "高水平 高标准 高品质 高起点",
        "改造 升级 更新 提质",
        "电商 物流 会展 文创 康养 研学",
        "新能源汽车 电子信息 生物医药 装备制造 新材料 现代家具 纺织服装 食品加工 航空制造 集成电路",
        "光伏 锂电 智能家电 绿色建材 有色金属 精细化工 人工智能 低空经济 储能 氢能",
        "蔬菜 水果 油菜 茶叶 中药材 畜禽 水产 食用菌 柑橘 油茶 脐橙 花卉 苗木",
        "耕地 林地 湿地 草地 农田",
    )
)
"""Words in their groups; each of a group is as likely as any other."""

FACILITIES = tuple(
    tuple(words.split())
    for words in (
        "医院 学校 幼儿园 养老院 体育馆 图书馆 博物馆 文化馆 中学 小学",
        "高速公路 铁路 国道 省道 机场 港口 快速路 高速",
        "水库 灌区 河道 泵站 堤防 水厂 污水处理厂 变电站",
        "园区 开发区 产业园 工业园 示范区 试验区 高新区 经开区",
        "景区 古镇 度假区 民宿 营地 古村落 风景区",
        "道路 桥梁 停车场 公园 绿道 广场 大桥 大道",
        "社区 小区 街区 片区 新城",
        "商场 市场 综合体 商圈 夜市 步行街",
        "实验室 研究院 孵化器 中试基地 创新中心 工作站",
    )
)
"""The same for what a place has several of: often a name of the place's own stands before it."""

BROAD = tuple(
    tuple(words.split())
    for words in (
        (
            "产业 社会 中心 环境 战略 任务 区域 试点 规划 特色 地区 力度 精神 资源 成果 "
            "基础 质量 标准 优势 基层 核心 事业 品牌 人员 技术 空间 结构 土地 科学 设施 "
            "功能 布局 历史 智慧 责任 机构 品质 理念 动力 格局 能源 智能 底线 数据 网络 "
            "机遇 方式 效能 交通 装备 意识 关键 重点 市场 要素 规模 传统 现代 场景 生产 "
            "生活 知识 信息 安全 健康 文明 专业 公共 队伍 渠道 成本"
        ),
        (
            "服务 坚持 行动 治理 保障 综合 管理 保护 合作 融合 增强 活动 确保 突破 攻坚 "
            "启动 振兴 监督 解决 建立 保持 突出 维护 覆盖 贯彻 协调 对接 帮扶 发挥 供给 "
            "引领 示范 运营 应用 制定 运行 应急 共建 带动 联动 提供 转化 融入 参与 营造 "
            "创造 整合 盘活 激发 激励 赋能 依托 践行 弘扬 夯实 守护 铸就 建设 发展 创新 "
            "提升 落实 加大 谋划 布置 衔接 承接 储备 修复 整治 排查 规范 引育 壮大 做强"
        ),
    )
)
"""Nouns and verbs of any section: they stand for each other only now and then."""

GROUP_OF = {
    **{word: group for group in BROAD for word in group},
    **{word: group for group in (*GROUPS, *FACILITIES) for word in group},
}
"""The group of each word."""

SELDOM = frozenset(word for group in BROAD for word in group) - frozenset(
    word for group in (*GROUPS, *FACILITIES) for word in group
)
"""Words that mostly stay as they are."""

NAMED = frozenset(word for group in FACILITIES for word in group)

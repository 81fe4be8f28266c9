/**
 * Titles that say nothing, because a slicer, a CAD program or a hurried person gave them, in the languages of the
 * slicers. Compared without case, accents, digits, punctuation and what a copy adds.
 */
const GENERIC: ReadonlySet<string> = new Set(
  [
    'untitled unnamed noname model newmodel mymodel object newobject cube part newpart project newproject myproject',
    'test testprint file print export scan body mesh component assembly plate document drawing sketch thing stuff asdf',
    'final finalfinal new default sample example stl obj step plate1 build item group shape box cylinder sphere',
    'unbenannt ohnetitel namenlos modell neuesmodell meinmodell objekt wurfel teil neuesteil bauteil projekt',
    'neuesprojekt meinprojekt druck testdruck datei korper netz baugruppe zeichnung platte kopie',
    'sanstitre sansnom modele nouveau objet piece projet nouveauprojet essai fichier corps maillage',
    'sintitulo modelo objeto pieza proyecto nuevoproyecto prueba archivo cuerpo malla',
    'senzatitolo modello oggetto pezzo progetto nuovoprogetto prova',
    'semtitulo peca projeto novoprojeto teste arquivo',
    'beznázvu beztytulu naamloos nimeton namnlos cimtelen adsiz безимени безназвания модель проект объект деталь куб тест',
    '未命名 无标题 無標題 無題 模型 新模型 项目 新项目 新建项目 專案 对象 物件 零件 方块 立方体 测试 測試 文件 打印 副本',
    'モデル オブジェクト プロジェクト パーツ テスト 제목없음 모델 객체 프로젝트 부품 테스트',
  ]
    .join(' ')
    .split(' ')
    .map(bare),
)

function bare(title: string): string {
  return title
    .normalize('NFKD')
    .toLowerCase()
    .replace(/\.(?:3mf|stl|step|stp|obj|gcode)$/u, '')
    .replace(/\b(?:copy|kopie|copie|copia)\b|副本|拷贝/gu, '')
    .replace(/[\p{M}\p{N}\p{P}\p{S}\p{Z}_]+/gu, '')
}

/** Whether a title tells nobody what the model is. An empty one is none. */
export function isGenericTitle(title: string): boolean {
  const said = bare(title)
  return title.trim() !== '' && (said.length < 2 ? !/\p{Lo}/u.test(said) : GENERIC.has(said))
}

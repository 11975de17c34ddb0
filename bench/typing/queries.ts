/** What people look for in Chinese texts, to be typed character by character. */
export const typed: readonly string[] = [
  '人民群众',
  '中国',
  '经济发展',
  '高质量发展',
  '改革开放',
  '人工智能',
  '科学技术',
  '教育部门',
  '中华民族',
  '社会主义',
  '长江',
  '黄河流域',
  '环境保护',
  '国际合作',
  '青年',
  '农村改革',
  '文化自信',
  '数据安全',
  '生活方式',
  '历史经验',
  '机器学习',
  '世界和平',
  '新能源汽车',
  '传统文化',
  '法律责任',
];

/** Every beginning of every query, in the order in which they are typed; each once. */
export function beginningsOf(queries: readonly string[]): string[] {
  const all = queries.flatMap((query) => {
    const characters = [...query];
    return characters.map((_, at) => characters.slice(0, at + 1).join(''));
  });
  return [...new Set(all)];
}

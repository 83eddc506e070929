/** Chinese texts of files, versions and messages about them. `files-en.ts` has the same keys. */
export const zh = {
  file: '文件',
  fileMenu: '打开、保存与版本',
  unsaved: '有未存盘的改动',
  open: '打开……',
  save: '保存',
  saveAs: '另存为……',
  versions: '版本……',
  saved: (name: string) => `已存入 ${name}。`,
  downloaded: (name: string) => `已下载 ${name}；这个浏览器不能直接写入文件。`,
  notSaved: (reason: string) => `没有存成：${reason}。内容仍在页面上，请换一个位置另存。`,
  notOpened: (reason: string) => `没有打开：${reason}`,
  versionKept: (name: string) => `已记下版本“${name}”。`,
  unkept: (reason: string) => `浏览器没有替您留底（${reason}）：关闭页面前请存成文件。`,
  offer: (when: string) => `浏览器里留有这份笔记本 ${when} 未存盘的改动。现在显示的是文件本身。`,
  offerChanged: '文件此后也改过。',
  take: '打开那份改动',
  drop: '丢弃',
  conflict: (name: string) => `${name} 在磁盘上已被改动`,
  conflictBody: '您打开之后，别的程序或别的人改过这个文件。没有写入任何东西。',
  overwrite: '用这里的覆盖',
  reload: '改用磁盘上的（可撤销）',
  cancel: '先不保存',
  dismiss: '知道了',
  close: '关闭',
  versionsTitle: '版本',
  versionsNote: '版本留在这个浏览器里，不随文件走。',
  versionName: '版本名称',
  addVersion: '记下现在的样子',
  noVersions: '还没有版本。',
  openVersion: '打开',
  dropVersion: (name: string) => `删除版本“${name}”`,
  dropFile: '松开鼠标，打开这份笔记本',
  fileProblems: '这份文件有问题',
  editRefused: '这一步没有做',
};

type Shape<T> = {
  readonly [K in keyof T]: T[K] extends (...values: infer A) => string ? (...values: A) => string : string;
};

export type FileMessages = Shape<typeof zh>;

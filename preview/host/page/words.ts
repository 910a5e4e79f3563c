import { config } from '@grafana/runtime';

const english = {
  incidents: 'Incidents',
  live: 'Live',
  dropHint: 'Drop a capsule, or a witness of what is open (kernel log, events, pods), anywhere on this page, or',
  chooseFile: 'choose a file',
  dropHere: 'Drop it to open the capsule, or to hear the witness',
  light: 'Light theme',
  dark: 'Dark theme',
  nothing: 'Nothing is open yet',
  nothingHint: 'A capsule holds all the evidence of one incident: drop one here.',
};

export type Words = typeof english;

const chinese: Words = {
  incidents: '事件',
  live: '实时',
  dropHint: '将胶囊文件或当前事件的证据（内核日志、事件、Pod）拖放到本页任意位置，或',
  chooseFile: '选择文件',
  dropHere: '松开以打开胶囊文件或加入证据',
  light: '浅色主题',
  dark: '深色主题',
  nothing: '尚未打开任何内容',
  nothingHint: '胶囊文件包含一次事件的全部证据：将其拖放到此处。',
};

/** The page's own few words, in the language that its address asks for. */
export const words = (): Words => (config.bootData.user.language.startsWith('zh') ? chinese : english);

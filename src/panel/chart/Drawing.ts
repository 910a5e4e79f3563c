import { type GrafanaTheme2 } from '@grafana/data';
import { type Gap } from '../picture/gaps';
import { type Focus } from '../picture/focusOf';
import { type Picture } from '../picture/Picture';
import { type Colours } from './Colours';
import { type Lanes } from './lanes';

/** What the hooks read when the plot draws: they are added once, what they draw changes. */
export interface Drawing {
  picture: Picture;
  focus: Focus;
  /** container whose line the cursor is near; its limit is shown instead */
  hovered: string | null;
  openedId: string | null;
  gaps: Gap[];
  hidden: ReadonlySet<string>;
  lanes: Lanes;
  /** scale tops, bytes */
  podTop: number;
  nodeTop: number;
  colours: Colours;
  theme: GrafanaTheme2;
  plain: boolean;
}

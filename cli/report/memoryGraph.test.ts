import { ExplainedKill } from '../../src/core/explanation/Explanation';
import { at, evidenceOf, OF_CONTAINER, POD, scraped, series } from '../../src/core/testing/evidenceOf';
import { toIso } from '../../src/core/units';
import { memoryGraph } from './memoryGraph';

const MIB = 1024 * 1024;
const COLUMNS = 60;

const memory = (metric: Array<ReturnType<typeof series>>) => evidenceOf(metric);
const growing = scraped('container_memory_working_set_bytes', OF_CONTAINER, -900, 300, (seconds) =>
  seconds < 0 ? Math.round((900 + seconds) / 9) * MIB : 10 * MIB
);

const told = (seconds: number, limitBytes: number | null = 128 * MIB, container = 'cart') =>
  ({
    namespace: POD.namespace,
    pod: POD.pod,
    container,
    time: toIso(at(seconds)),
    belowLimit: { limitBytes },
  }) as unknown as ExplainedKill;

describe('the graph of a container’s memory in a terminal', () => {
  it('is six rows of equal width', () => {
    const graph = memoryGraph(memory([growing]), [told(0)], COLUMNS)!;
    expect(graph.rows.map((row) => row.length)).toEqual(new Array(6).fill(COLUMNS));
  });

  it('is drawn against the limit, which is its top row', () => {
    const graph = memoryGraph(memory([growing]), [told(0)], COLUMNS)!;
    expect(graph.labels).toEqual(['128 MiB', '', '', '', '', '0']);
    expect(graph.limitRow).toBe(0);
    expect(graph.rows[0].trim()).toBe(''); // the highest sample is 97 of 128 MiB
    expect(graph.rows[5].trim()).not.toBe('');
  });

  it('grows upwards, to eighths of a cell', () => {
    const { rows } = memoryGraph(memory([growing]), [told(0)], COLUMNS)!;
    const heights = [...rows[0]].map((_, column) =>
      rows.reduce((sum, row) => sum + Math.max(0, ' ▁▂▃▄▅▆▇█'.indexOf(row[column])), 0)
    );
    const before = heights.slice(1, 44);
    expect(before).toEqual([...before].sort((a, b) => a - b));
    expect(before.at(-1)).toBe(Math.round((97 / 128) * 48));
  });

  it('marks each kill and writes its time below', () => {
    const graph = memoryGraph(memory([growing]), [told(-400), told(0)], COLUMNS)!;
    expect([...graph.marks].filter((mark) => mark === '▲')).toHaveLength(2);
    expect(graph.axis).toMatch(/11:53:20 .*12:00:00/);
    const column = graph.axis.indexOf('12:00:00');
    expect(Math.abs(graph.marks.lastIndexOf('▲') - (column + 4))).toBeLessThanOrEqual(1);
  });

  it('writes the first and the last time where not all have room', () => {
    const { axis } = memoryGraph(memory([growing]), [told(-20), told(-10), told(0)], COLUMNS)!;
    expect(axis.trim()).toBe('11:59:40');
    const spread = memoryGraph(memory([growing]), [told(-600), told(-590), told(0)], COLUMNS)!;
    expect(spread.axis.trim().split(/ +/)).toEqual(['11:50:00', '12:00:00']);
  });

  it('has no limit to draw where there is none, and ends at the highest sample', () => {
    const graph = memoryGraph(memory([growing]), [told(0, null)], COLUMNS)!;
    expect(graph.limitRow).toBeNull();
    expect(graph.labels[0]).toBe('97 MiB');
    expect(graph.rows[0].trim()).not.toBe('');
  });

  it('draws the limit below a sample that exceeds it', () => {
    const graph = memoryGraph(memory([growing]), [told(0, 50 * MIB)], COLUMNS)!;
    expect(graph.labels[0]).toBe('97 MiB');
    expect(graph.limitRow).toBe(2);
  });

  it('shows all containers of a pod that was evicted', () => {
    const other = { ...growing, labels: { ...OF_CONTAINER, container: 'proxy' } };
    expect(memoryGraph(memory([other]), [told(0, null, '')], COLUMNS)).not.toBeNull();
    expect(memoryGraph(memory([other]), [told(0)], COLUMNS)).toBeNull();
  });

  it('adds the containers of an evicted pod up, as their limits are', () => {
    const flat = (container: string, from = -900) =>
      scraped(growing.metric, { ...OF_CONTAINER, container }, from, 300, () => 40 * MIB);
    const graph = (...all: Array<ReturnType<typeof flat>>) => memoryGraph(memory(all), [told(0, 80 * MIB, '')], COLUMNS)!; // prettier-ignore
    expect(graph(flat('cart')).rows[2].trim()).toBe('');
    // sampled 15 s apart
    expect(graph(flat('cart'), flat('proxy', -885)).rows[1]).toMatch(/█{50}/);
    const other = { ...flat('cart'), labels: { ...OF_CONTAINER, pod: 'cart-2', container: 'cart' } };
    const pods = [told(0, 80 * MIB, ''), { ...told(0, 80 * MIB, ''), pod: 'cart-2' }];
    expect(memoryGraph(memory([flat('cart'), other]), pods, COLUMNS)!.rows[2].trim()).toBe('');
  });

  it('is not drawn without samples', () => {
    expect(memoryGraph(memory([]), [told(0)], COLUMNS)).toBeNull();
    expect(memoryGraph(memory([series(growing.metric, OF_CONTAINER, [[5000, MIB]])]), [told(0)], COLUMNS)).toBeNull();
  });

  it('leaves a gap where nothing was sampled for long', () => {
    const silent = scraped(growing.metric, OF_CONTAINER, -900, 300, (seconds) =>
      seconds > -600 && seconds < -200 ? null : 50 * MIB
    );
    const { rows } = memoryGraph(memory([silent]), [told(0)], COLUMNS)!;
    expect(rows[5]).toMatch(/█ {10,}█/);
  });
});

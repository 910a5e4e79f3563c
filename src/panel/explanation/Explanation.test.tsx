import React from 'react';
import { render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { type ExplainedKill } from '../../core/explanation/Explanation';
import { Explanation } from './Explanation';
import { useOpenFolds } from './folds/useOpenFolds';
import { rankingRow, testKill, testRanking } from './testKill';

// finding by role takes its time in jsdom
jest.setTimeout(60_000);

jest.mock('@grafana/runtime', () => ({ ...jest.requireActual('@grafana/runtime'), hasPermission: () => false }));

beforeAll(() => {
  // jsdom draws nothing; the Combobox measures its text
  Object.defineProperty(HTMLCanvasElement.prototype, 'getContext', {
    value: () => ({ measureText: () => ({ width: 50 }) }),
  });
});

function Shown({ kill, jumpTo = () => null }: { kill: ExplainedKill; jumpTo?: (id: string) => (() => void) | null }) {
  const folds = useOpenFolds();
  return <Explanation kill={kill} timeZone="utc" prometheusUid={null} folds={folds} jumpTo={jumpTo} />;
}
const question = (name: RegExp) => screen.getByRole('button', { name });

describe('Explanation', () => {
  it('answers each question in a line before it is opened', () => {
    render(<Shown kill={testKill()} />);
    expect(question(/^Why the graph/)).toHaveTextContent('graph ended at 61 %, 378 MiB never used');
    expect(question(/^Who the kernel/)).toHaveTextContent('475 MiB ± 65 MiB more than the next, search-indexer');
    expect(question(/^Who used the memory up/)).toHaveTextContent('batch/etl took 5.9 GiB, 62 % of all growth');
    expect(screen.queryByRole('table')).toBeNull();
    expect(question(/^What to do \(3\)/)).toHaveTextContent(
      'Deployment shop/cart, container cart: resources.requests.memory 256Mi → 754Mi'
    );
    expect(screen.queryByTestId('podcoroner-advice')).toBeNull();
  });

  it('leaves out what is not known', () => {
    const none = { belowLimit: null, ranking: null, consumers: null, othersKilled: [], advice: [], remarks: [] };
    render(<Shown kill={testKill({ ...none, alternatives: [] })} />);
    expect(screen.queryByRole('heading')).toBeNull();
    expect(screen.queryByTestId('podcoroner-advice')).toBeNull();
    expect(screen.queryByRole('button', { name: /^What else remains/ })).toBeNull();
  });

  it('puts what remains and what is missing first where nothing is proven', () => {
    render(<Shown kill={testKill({ cause: 'undetermined', certainty: 'undetermined', score: null })} />);
    const questions = screen.getAllByRole('heading', { level: 4 }).map(({ textContent }) => textContent);
    expect(questions[0]).toMatch(/^What else remains \(1\)/);
    expect(questions[1]).toBe('Not collected (1)kernel-log');
  });

  it('says openly that an answer is not settled', () => {
    render(<Shown kill={testKill({ settled: false, remarks: [{ id: 'remark.not-settled', params: {} }] })} />);
    expect(screen.getByText(/^Not settled yet/)).toBeVisible();
    expect(screen.queryByRole('button', { name: 'Status and labels' })).toBeNull();
  });

  it('ranks with the killed marked, equal ranks as such, and the rest on demand', async () => {
    const [first, second, ...rest] = testRanking.rows;
    render(<Shown kill={testKill({ ranking: { ...testRanking, rows: [first, { ...second, rank: 1 }, ...rest] } })} />);
    await userEvent.click(question(/^Who the kernel/));
    const rows = () =>
      within(screen.getByRole('table'))
        .getAllByRole('row')
        .map(({ textContent }) => textContent);
    expect(rows()).toHaveLength(1 + 5);
    expect(rows()[1]).toMatch(/^1=cart killed1022 ± 4984625 MiB256 MiB/);
    expect(rows()[2]).toMatch(/^1=search-indexer993/);
    await userEvent.click(screen.getByRole('button', { name: '… and 9 more' }));
    expect(rows()).toHaveLength(1 + 7);
    expect(screen.getByText('… and 7 more that stood lower')).toBeVisible();
    expect(screen.getByText(/node’s own processes are in no metric/)).toBeVisible();
  });

  it('tells who would have died instead, by keyboard', async () => {
    render(<Shown kill={testKill()} />);
    await userEvent.click(question(/^Who the kernel/));
    const place = within(screen.getByTestId('podcoroner-what-if'));
    const value = place.getByRole('textbox', { name: 'Value' });
    expect(value).toHaveAttribute('placeholder', '256Mi');
    value.focus();
    await userEvent.keyboard('1Gi');
    expect(value).toHaveAccessibleDescription('search-indexer would have died instead.');
    await userEvent.clear(value);
    await userEvent.keyboard('512MB');
    expect(value).toBeInvalid();
    expect(value).toHaveAccessibleDescription(/“512MB” is no quantity/);
    await userEvent.click(place.getByRole('button', { name: 'Use the smallest request that spares it: 754Mi' }));
    expect(value).toHaveValue('754Mi');
    expect(value).toHaveAccessibleDescription(/^search-indexer would have died instead\./);
  });

  it('shows an account that balances, with the sum', async () => {
    render(<Shown kill={testKill()} />);
    await userEvent.click(question(/^Who used the memory up/));
    const rows = () =>
      within(screen.getByTestId('podcoroner-consumers'))
        .getAllByRole('listitem')
        .map(({ textContent }) => textContent);
    expect(rows()[0]).toBe('batch/etl+ 5.9 GiB62 %held 6.4 GiB, 4.4 GiB above its request');
    expect(rows()[1]).toContain('held 922 MiB, 102 MiB below its request');
    expect(rows()[3]).toBe('unexplained+ 922 MiB10 %');
    expect(rows()[4]).toBe('page cache− 256 MiB');
    expect(rows()[5]).toBe('together+ 9.4 GiB');
    await userEvent.click(screen.getByRole('button', { name: '… and 2 more, + 154 MiB' }));
    expect(rows()).toHaveLength(7 + 1);
    expect(screen.getByText(/From 09:12:00 to 09:37:04 \(25 min 4 s\)/)).toBeVisible();
  });

  it('explains the user’s own expression where it is given', async () => {
    const { belowLimit } = testKill();
    render(<Shown kill={testKill({ belowLimit: { ...belowLimit!, expr: 'sum(rss) / 2' } })} />);
    await userEvent.click(question(/^Why the graph/));
    expect(screen.getByText('sum(rss) / 2')).toBeVisible();
    expect(screen.getByTestId('below-not-the-limit')).toHaveTextContent('≥ 378 MiB');
    expect(screen.getByTestId('below-sampling')).toHaveTextContent('≤ 12 MiB');
    expect(screen.getByTestId('below-metric')).toHaveTextContent('+ 9 MiB');
  });

  it('jumps to the others that are in the picture, and names those that are not', async () => {
    const [one] = testKill().othersKilled;
    const jump = jest.fn();
    render(
      <Shown
        kill={testKill({ othersKilled: [one, { ...one, id: 'far', pod: 'far-1' }] })}
        jumpTo={(id) => (id === one.id ? jump : null)}
      />
    );
    await userEvent.click(question(/^Others killed on worker-3 \(2\)/));
    await userEvent.click(screen.getByRole('button', { name: one.pod }));
    expect(jump).toHaveBeenCalled();
    expect(screen.queryByRole('button', { name: 'far-1' })).toBeNull();
    expect(screen.getByText('far-1')).toBeVisible();
  });

  it('opens by Enter and says so', async () => {
    render(<Shown kill={testKill()} />);
    const button = question(/^What to do \(3\)/);
    expect(button).toHaveAttribute('aria-expanded', 'false');
    button.focus();
    await userEvent.keyboard('{Enter}');
    expect(button).toHaveAttribute('aria-expanded', 'true');
    expect(screen.getAllByTestId('podcoroner-advice').map(({ dataset }) => dataset.kind)).toEqual([
      'change',
      'inspect',
      'change',
    ]);
    expect(screen.getByRole('button', { name: /^Copy journalctl -k --since/ })).toBeVisible();
  });

  it('shows hostile names as the text they are', async () => {
    const evil = '<img src=x onerror="document.title=1">\u202ekcart';
    const row = { namespace: evil, pod: evil, container: evil };
    const kill = testKill({
      container: evil,
      ranking: { ...testRanking, rows: [rankingRow({ ...row, process: evil, pid: 7, killed: true, points: 3 })] },
      consumers: { ...testKill().consumers!, formula: evil, rows: [{ ...testKill().consumers!.rows[0], ...row }] },
      othersKilled: [{ ...testKill().othersKilled[0], ...row }],
      advice: testKill().advice.map((one) => ({ ...one, target: evil, field: `kubectl logs ${evil}` })),
    });
    const { container } = render(<Shown kill={kill} />);
    for (const button of screen.getAllByRole('button', { expanded: false })) {
      await userEvent.click(button);
    }
    expect(container.querySelector('img')).toBeNull();
    expect(document.title).toBe('');
    expect(screen.getAllByText(evil, { exact: false }).length).toBeGreaterThan(4);
  });
});

import React from 'react';
import {
  createDataFrame,
  dateTime,
  FieldType,
  LoadingState,
  type DataQueryRequest,
  type PanelData,
  type PanelProps,
} from '@grafana/data';
import { render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { of } from 'rxjs';
import { type AutopsyOptions } from './AutopsyOptions';
import { AutopsyPanel } from './AutopsyPanel';

const getList = jest.fn();
const get = jest.fn();
const getInstanceSettings = jest.fn();
const hasPermission = jest.fn();
const asking = { targets: [{ refId: 'A', datasource: { type: 'podcoroner-autopsy-datasource', uid: 'c/1' } }] };
jest.mock('@grafana/runtime', () => ({
  ...jest.requireActual('@grafana/runtime'),
  getDataSourceSrv: () => ({ getList, get, getInstanceSettings }),
  hasPermission: (action: string) => hasPermission(action),
}));

const RANGE = { from: dateTime(0), to: dateTime(3_600_000), raw: { from: 'now-1h', to: 'now' } };
const foreign = createDataFrame({
  fields: [{ name: 'up', type: FieldType.number, values: [1], labels: { namespace: 'shop', pod: 'cart-1' } }],
});
const ours = createDataFrame({
  name: 'kills',
  fields: [],
  meta: { custom: { podCoroner: { schema: 1 } }, notices: [{ severity: 'warning', text: 'No pod of this name.' }] },
});

function show(data: Partial<PanelData>, more: object = {}) {
  const props = {
    id: 7,
    width: 900,
    height: 600,
    timeRange: RANGE,
    timeZone: 'utc',
    options: {},
    data: { state: LoadingState.Done, series: [], timeRange: RANGE, ...data },
    ...more,
  } as unknown as PanelProps<AutopsyOptions>;
  render(<AutopsyPanel {...props} />);
}

const message = () => screen.getByTestId('podcoroner-message').textContent;

describe('AutopsyPanel', () => {
  const coroner = { name: 'Coroner', uid: 'c', type: 'podcoroner-autopsy-datasource', jsonData: {} };
  // as Grafana does, whatever type is asked for
  const builtIn = { name: '-- Grafana --', uid: 'grafana', type: 'datasource', jsonData: {} };
  beforeEach(() => getList.mockReturnValue([coroner, builtIn]));

  it('says of foreign frames what to do, with a button that does it', async () => {
    const onOptionsChange = jest.fn();
    show({ series: [foreign] }, { onOptionsChange });
    expect(message()).toContain('switch the query to “Coroner”');
    await userEvent.click(screen.getByRole('button', { name: 'Switch the query to Coroner' }));
    expect(onOptionsChange).toHaveBeenCalledWith(
      expect.objectContaining({ instead: { uid: 'c', namespace: 'shop', pod: 'cart-1' } })
    );
  });

  it('once switched, asks Pod Coroner itself and shows what it answers', async () => {
    const query = jest.fn((_: DataQueryRequest) => of({ data: [ours], state: LoadingState.Done }));
    get.mockResolvedValue({ query });
    show({ series: [foreign] }, { options: { instead: { uid: 'c', namespace: 'shop', pod: 'cart-1' } } });
    await waitFor(() => expect(message()).toBe('No pod of this name.'));
    expect(get.mock.calls[0][0]).toEqual({ uid: 'c', type: 'podcoroner-autopsy-datasource' });
    expect(query.mock.calls[0][0].targets).toMatchObject([{ queryType: 'autopsy', namespace: 'shop', pod: 'cart-1' }]);
    expect(query.mock.calls[0][0].range).toBe(RANGE);
  });

  it.each([
    ['foreign frames', { series: [foreign] }],
    ['nothing, as a bare panel has', {}],
  ])('leads to the start page when there is no data source of ours and %s', (_, data) => {
    getList.mockReturnValue([builtIn]);
    show(data);
    expect(screen.getByRole('link', { name: 'First steps' })).toHaveAttribute('href', '/a/podcoroner-autopsy-app');
  });

  it('offers to a bare panel what it offers to foreign frames', () => {
    show({});
    expect(screen.getByRole('button', { name: 'Switch the query to Coroner' })).toBeInTheDocument();
  });

  it.each([
    [true, 1],
    [false, 0],
  ])('leads from an error to the settings of whoever may change them: %s', (may, links) => {
    hasPermission.mockReturnValue(may);
    getInstanceSettings.mockReturnValue({ uid: 'c/1', name: 'Coroner' });
    const request = asking as unknown as DataQueryRequest;
    show({ state: LoadingState.Error, errors: [{ message: 'No Prometheus data source is chosen.' }], request });
    const found = screen.queryAllByRole('link', { name: 'Settings of Coroner' });
    expect(found.map((link) => link.getAttribute('href'))).toEqual(
      Array(links).fill('/connections/datasources/edit/c%2F1')
    );
  });

  it('shows an error in words', () => {
    show({ state: LoadingState.Error, errors: [{ message: 'Prometheus could not be reached.' }] });
    expect(message()).toBe('Prometheus could not be reached.');
  });

  it('says so when our data source answers with nothing', () => {
    show({ request: asking as unknown as DataQueryRequest });
    expect(message()).toBe('The query answered with nothing: choose a pod in the query.');
  });

  it('gives the notice in place of a picture of nothing', () => {
    show({ series: [ours] });
    expect(message()).toBe('No pod of this name.');
  });
});

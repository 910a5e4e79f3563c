import React from 'react';
import { render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { MemoryRouter } from 'react-router-dom';
import { Start } from './Start';

interface Listed {
  uid: string;
  name: string;
  type: string;
  isDefault?: boolean;
  jsonData?: { prometheusUid?: string };
}

const PROMETHEUS = { uid: 'p', name: 'Metrics', type: 'prometheus', isDefault: true };
const OURS = { uid: 'c', name: 'Pod Coroner', type: 'podcoroner-autopsy-datasource', jsonData: { prometheusUid: 'p' } };

const BUILT_IN: Listed = { uid: 'grafana', name: '-- Grafana --', type: 'datasource', jsonData: {} };

let sources: Listed[] = [];
let rights: string[] = [];
const get = jest.fn();
const post = jest.fn();
const reload = jest.fn();

jest.mock('@grafana/runtime', () => ({
  ...jest.requireActual('@grafana/runtime'),
  getBackendSrv: () => ({ get, post }),
  getDataSourceSrv: () => ({
    getList: ({ type, filter = () => true }: { type?: string; filter?: (one: Listed) => boolean }) =>
      // Grafana adds its built-in one, whatever type is asked for
      [...sources.filter((one) => type === undefined || one.type === type), BUILT_IN].filter(filter),
    getInstanceSettings: (uid: string) => sources.find((one) => one.uid === uid),
    get: () => Promise.reject(new Error('not asked here')),
    reload,
  }),
  hasPermission: (action: string) => rights.includes(action),
  DataSourcePicker: ({ current }: { current: string }) => <span>{current}</span>,
}));

async function open() {
  render(
    <MemoryRouter future={{ v7_startTransition: true, v7_relativeSplatPath: true }}>
      <Start />
    </MemoryRouter>
  );
  await waitFor(() => expect(screen.queryByText(/^Looking for the dashboard/)).not.toBeInTheDocument());
}

const step = (name: RegExp) => within(screen.getByRole('region', { name }));

beforeEach(() => {
  jest.resetAllMocks();
  sources = [PROMETHEUS];
  rights = ['datasources:create', 'dashboards:create'];
  get.mockResolvedValue([]);
});

describe('the start page', () => {
  it('creates the data source that asks the chosen Prometheus', async () => {
    post.mockImplementation(() => {
      sources = [PROMETHEUS, OURS];
      return Promise.resolve({});
    });
    await open();
    await userEvent.click(screen.getByRole('button', { name: 'Create the data source' }));
    expect(post).toHaveBeenCalledWith(
      '/api/datasources',
      { name: 'Pod Coroner', type: OURS.type, access: 'proxy', jsonData: { prometheusUid: 'p' } },
      expect.anything()
    );
    expect(reload).toHaveBeenCalled();
    expect(await step(/data source/).findByText(/asks this Prometheus/)).toBeInTheDocument();
    expect(screen.queryByRole('button', { name: 'Create the data source' })).not.toBeInTheDocument();
  });

  it('gives a second data source a name of its own', async () => {
    sources = [PROMETHEUS, { ...OURS, jsonData: { prometheusUid: 'another' } }];
    await open();
    await userEvent.click(screen.getByRole('button', { name: 'Create the data source' }));
    expect(post.mock.calls[0][1]).toMatchObject({ name: 'Pod Coroner (Metrics)' });
  });

  it('says in Grafana’s words why it was refused', async () => {
    post.mockRejectedValue({ status: 409, config: {}, data: { message: 'data source with the same name exists' } });
    await open();
    await userEvent.click(screen.getByRole('button', { name: 'Create the data source' }));
    expect(await screen.findByText('data source with the same name exists')).toBeInTheDocument();
  });

  it('imports the dashboard and then opens it on the data source', async () => {
    sources = [PROMETHEUS, OURS];
    await open();
    await userEvent.click(screen.getByRole('button', { name: 'Import the dashboard' }));
    expect(post.mock.calls[0][0]).toBe('/api/dashboards/import');
    expect(post.mock.calls[0][1]).toMatchObject({ pluginId: 'podcoroner-autopsy-app', path: 'dashboards/kills.json' });
    expect(await screen.findByRole('link', { name: 'Open the dashboard' })).toHaveAttribute(
      'href',
      '/d/podcoroner-kills?var-datasource=c'
    );
  });

  it('does not offer to import what is there', async () => {
    get.mockResolvedValue([{ uid: 'podcoroner-kills' }]);
    await open();
    expect(await screen.findByRole('link', { name: 'Open the dashboard' })).toBeInTheDocument();
  });

  it('tells those who may not whom to ask', async () => {
    rights = [];
    await open();
    expect(screen.getByText(/You may not create data sources here: ask an administrator/)).toBeInTheDocument();
    expect(screen.getByText(/You may not create dashboards here: ask an editor/)).toBeInTheDocument();
    expect(screen.queryByRole('button')).not.toBeInTheDocument();
  });

  it.each([
    [['datasources:create'], 'Add a Prometheus data source'],
    [[], 'There is no Prometheus data source that you may use'],
  ])('leads on where there is no Prometheus, with the rights %j', async (own, words) => {
    sources = [];
    rights = own;
    await open();
    expect(screen.getByText(new RegExp(words))).toBeInTheDocument();
    expect(screen.queryByText(/asks this Prometheus/)).not.toBeInTheDocument();
  });
});

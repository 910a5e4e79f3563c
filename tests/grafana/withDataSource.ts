import { api } from './api';

/** A data source that is there while `use` runs. */
export async function withDataSource<T>(settings: object, use: (uid: string) => Promise<T>): Promise<T> {
  const { datasource } = await api<{ datasource: { uid: string } }>('POST', '/datasources', {
    access: 'proxy',
    ...settings,
  });
  try {
    return await use(datasource.uid);
  } finally {
    await api('DELETE', `/datasources/uid/${datasource.uid}`);
  }
}

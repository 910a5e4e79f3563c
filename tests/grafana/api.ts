import { grafana } from './grafanaUnderTest';

/** Grafana's HTTP API as its administrator. @throws Error with Grafana's words when it refuses */
export async function api<T = unknown>(
  method: 'GET' | 'POST' | 'PUT' | 'DELETE',
  path: string,
  body?: object
): Promise<T> {
  const response = await fetch(`${grafana().url}/api${path}`, {
    method,
    headers: {
      Authorization: `Basic ${Buffer.from(process.env.GRAFANA_ADMIN ?? 'admin:admin').toString('base64')}`,
      'Content-Type': 'application/json',
    },
    ...(body && { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  if (!response.ok) {
    throw new Error(`${method} ${path}: ${response.status} ${text}`);
  }
  return (text === '' ? null : JSON.parse(text)) as T;
}

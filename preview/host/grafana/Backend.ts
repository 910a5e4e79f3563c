import type { BackendSrv, BackendSrvRequest, FetchError, FetchResponse } from '@grafana/runtime';
import { finalize, lastValueFrom, map, Observable, Subject, takeUntil } from 'rxjs';

/** Grafana's way to its server: unsubscribing aborts, and a request takes the place of an older one of the same id. */
export class Backend implements BackendSrv {
  private readonly running = new Map<string, Subject<void>>();

  fetch<T>(options: BackendSrvRequest): Observable<FetchResponse<T>> {
    const response = requested<T>(options);
    const { requestId } = options;
    if (requestId === undefined) {
      return response;
    }
    this.running.get(requestId)?.next();
    const replaced = new Subject<void>();
    this.running.set(requestId, replaced);
    return response.pipe(
      takeUntil(replaced),
      finalize(() => this.running.get(requestId) === replaced && this.running.delete(requestId))
    );
  }

  chunked(): Observable<FetchResponse<Uint8Array | undefined>> {
    throw new Error('The preview has no chunked answers.');
  }

  request = <T>(options: BackendSrvRequest): Promise<T> =>
    lastValueFrom(this.fetch<T>(options).pipe(map(({ data }) => data)));
  datasourceRequest = <T>(options: BackendSrvRequest): Promise<FetchResponse<T>> =>
    lastValueFrom(this.fetch<T>(options));
  get = <T>(url: string, params?: BackendSrvRequest['params'], requestId?: string) =>
    this.request<T>({ url, params, requestId, method: 'GET' });
  delete = <T>(url: string, data?: unknown) => this.request<T>({ url, data, method: 'DELETE' });
  post = <T>(url: string, data?: unknown) => this.request<T>({ url, data, method: 'POST' });
  patch = <T>(url: string, data?: unknown) => this.request<T>({ url, data, method: 'PATCH' });
  put = <T>(url: string, data?: unknown) => this.request<T>({ url, data, method: 'PUT' });
}

function requested<T>(options: BackendSrvRequest): Observable<FetchResponse<T>> {
  return new Observable((subscriber) => {
    const abort = new AbortController();
    answer<T>(options, abort.signal).then(
      (response) => {
        subscriber.next(response);
        subscriber.complete();
      },
      (error) => abort.signal.aborted || subscriber.error(error)
    );
    return () => abort.abort();
  });
}

async function answer<T>(options: BackendSrvRequest, signal: AbortSignal): Promise<FetchResponse<T>> {
  const { url, method = 'GET', params, data: body, headers } = options;
  const address = params ? `${url}?${new URLSearchParams(params)}` : url;
  const isForm = body instanceof URLSearchParams;
  const response = await fetch(address, {
    method,
    signal,
    headers: isForm ? headers : { 'Content-Type': 'application/json', ...headers },
    body: body === undefined || isForm ? body : JSON.stringify(body),
  }).catch((error: Error) => {
    throw failure(options, 0, error.message, { message: `The preview's server does not answer: ${error.message}` });
  });
  const text = await response.text();
  const data = parsed(text) as T;
  if (!response.ok) {
    throw failure(options, response.status, response.statusText, data);
  }
  const { ok, status, statusText, redirected, type } = response;
  return { data, ok, status, statusText, redirected, type, url, headers: response.headers, config: options };
}

const failure = (config: BackendSrvRequest, status: number, statusText: string, data: unknown): FetchError => ({
  config,
  status,
  statusText,
  data,
});

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return { message: text };
  }
}

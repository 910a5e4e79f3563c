import { problemOf } from './problemOf';

describe('problemOf', () => {
  it.each([
    [{}, null],
    [{ errors: [] }, null],
    [{ errors: [{ message: 'No access.' }] }, 'No access.'],
    [{ error: { data: { message: 'Refused.' } } }, 'Refused.'],
    [{ errors: [{ statusText: 'Bad Gateway' }] }, 'Bad Gateway'],
    [{ error: {} }, 'The query failed, and the data source did not say why.'],
  ])('%j is %s', (data, words) => {
    expect(problemOf(data)).toBe(words);
  });
});

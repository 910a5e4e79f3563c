import { type Advice } from '../../../core/explanation/Explanation';
import { message } from '../../../core/explanation/Message';
import { changeWords } from './changeWords';

const advice = (more: Partial<Advice> = {}): Advice => ({
  kind: 'change',
  target: 'Deployment shop/cart',
  field: 'resources.requests.memory',
  from: null,
  to: '754Mi',
  message: message('advice.priority'),
  ...more,
});

it('tells a change by its figures, and what has to change with it', () => {
  expect(changeWords(advice())).toBe('Deployment shop/cart: resources.requests.memory none → 754Mi');
  const also = { field: 'resources.limits.memory', from: '512Mi', to: '754Mi' };
  expect(changeWords(advice({ from: '64Mi', also }))).toBe(
    'Deployment shop/cart: resources.requests.memory 64Mi → 754Mi, resources.limits.memory 512Mi → 754Mi'
  );
});

it('tells what is to be looked at with its present value', () => {
  expect(changeWords(advice({ kind: 'inspect', from: '64Mi', to: null }))).toBe(
    'Deployment shop/cart: resources.requests.memory 64Mi'
  );
  expect(changeWords(advice({ kind: 'inspect', target: '', to: null }))).toBe('resources.requests.memory');
});

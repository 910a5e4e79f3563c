// Jest setup provided by Grafana scaffolding
import './.config/jest-setup';

// i18next advertises a service at every start.
const info = console.info;
console.info = (...words) => (String(words[0]).includes('i18next is made possible') ? undefined : info(...words));

const { document, navigator } = globalThis;

/** An element with attributes and children; text is always text, never markup. */
export function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (typeof value === 'function') made.addEventListener(key, value);
    else if (value === true) made.setAttribute(key, '');
    else if (value !== undefined && value !== false) made.setAttribute(key, String(value));
  }
  made.append(...children.filter((child) => child !== undefined && child !== ''));
  return made;
}

/** Text in which `code` is marked as descriptions mark it. */
export const prose = (text = '') => text.split('`').map((part, i) => (i % 2 === 1 ? element('code', {}, part) : part));

/** A block of code that can be copied; `text` is asked when it is. */
export function copyable(pre, text = () => pre.textContent) {
  const button = element('button', { type: 'button', click: copy }, 'Copy');
  async function copy() {
    await navigator.clipboard.writeText(text());
    button.textContent = 'Copied';
    setTimeout(() => (button.textContent = 'Copy'), 1500);
  }
  return element('div', { class: 'copy' }, pre, button);
}

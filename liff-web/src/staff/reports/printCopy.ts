const THAI_ZERO = '๐'.charCodeAt(0);
const KEPT = '[data-digits="keep"]';

export const thaiDigits = (text: string) =>
  text.replace(/[0-9]/g, (digit) => String.fromCharCode(THAI_ZERO + Number(digit)));

/**
 * Prints a copy of this part of the page, in Thai digits if wanted. The page itself is left alone: it belongs to its framework, which
 * would put its own digits back. Codes that are compared letter by letter keep theirs.
 */
export function printCopy(element: Element, inThai: boolean) {
  const copy = element.cloneNode(true) as Element;
  copy.classList.add('print-copy');
  // What the copy refers to has to be its own, because the page is not drawn while it is printed.
  for (const one of copy.querySelectorAll('pattern[id]')) one.id = `copy-${one.id}`;
  for (const one of copy.querySelectorAll('[fill^="url(#"]'))
    one.setAttribute('fill', (one.getAttribute('fill') ?? '').replace('url(#', 'url(#copy-'));
  if (inThai) {
    const texts = document.createTreeWalker(copy, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) {
      const text = texts.currentNode as Text;
      if (!text.parentElement?.closest(KEPT)) text.data = thaiDigits(text.data);
    }
  }
  for (const one of copy.querySelectorAll('.print-off')) one.remove();
  // Paper cannot be tapped.
  for (const one of copy.querySelectorAll('details')) one.open = true;
  document.querySelector('.print-copy')?.remove();
  document.body.append(copy);
  document.body.classList.add('prints-copy');
  // Some browsers print later than they return.
  addEventListener(
    'afterprint',
    () => {
      copy.remove();
      document.body.classList.remove('prints-copy');
    },
    { once: true },
  );
  print();
}

import { make } from './dom.js';

/** Flex and template messages, as LINE lays them out, as far as people here send them. */
const sizes = { xxs: '11px', xs: '13px', sm: '14px', md: '15px', lg: '18px', xl: '21px', xxl: '26px', '3xl': '32px', '4xl': '40px', '5xl': '48px' };
const gaps = { none: '0', xs: '2px', sm: '4px', md: '8px', lg: '12px', xl: '16px', xxl: '20px' };
const sides = { start: 'flex-start', end: 'flex-end', center: 'center' };
const gap = (value) => gaps[value] ?? value;

export function bubble(contents, act) {
  if (contents.type === 'carousel') {
    return make('div', { className: 'carousel', role: 'group', 'aria-label': 'การ์ด', tabIndex: 0 }, ...contents.contents.map((one) => bubble(one, act)));
  }
  const card = make('div', { className: 'flex' });
  for (const name of ['header', 'hero', 'body', 'footer']) {
    const block = contents[name];
    if (!block) continue;
    const drawn = component(block, act, true);
    if (block.type === 'box') drawn.classList.add('block');
    const style = contents.styles?.[name];
    if (style?.backgroundColor) drawn.style.backgroundColor = style.backgroundColor;
    card.append(drawn);
  }
  return card;
}

export function template({ template: card }, act) {
  if (card.type.endsWith('carousel')) {
    return make('div', { className: 'carousel', role: 'group', 'aria-label': 'การ์ด', tabIndex: 0 }, ...card.columns.map((one) => column(one, act)));
  }
  return column(card, act);
}

function column(card, act) {
  const picture = card.thumbnailImageUrl ?? card.imageUrl;
  return make('div', { className: 'flex' },
    picture ? make('img', { src: picture, alt: '', style: { width: '100%', display: 'block' } }) : null,
    make('div', { className: 'block box vertical', style: { gap: '8px' } },
      card.title ? make('p', { style: { fontWeight: '700' } }, card.title) : null,
      card.text ? make('p', {}, card.text) : null,
      ...(card.actions ?? [card.action]).map((action) => button({ action, style: 'link' }, act))));
}

function component(part, act, isBlock = false) {
  const drawn = draw(part, act);
  if (part.flex !== undefined) drawn.style.flex = part.flex === 0 ? 'none' : `${part.flex} 1 0`;
  if (part.margin && !isBlock) drawn.style.marginBlockStart = gap(part.margin);
  if (part.action && part.type !== 'button') {
    drawn.addEventListener('click', () => act(part.action));
    drawn.style.cursor = 'pointer';
  }
  return drawn;
}

function draw(part, act) {
  switch (part.type) {
    case 'box': return box(part, act);
    case 'text': return text(part);
    case 'button': return button(part, act);
    case 'image':
    case 'icon': return image(part);
    case 'video': return make('img', { src: part.previewUrl, alt: 'วิดีโอ', style: { width: '100%' } });
    case 'separator': return make('hr', { style: { backgroundColor: part.color } });
    default: return make('span', { style: { flex: '1' } });
  }
}

function box(part, act) {
  const isRow = part.layout !== 'vertical';
  const drawn = make('div', {
    className: `box ${part.layout}`,
    style: {
      gap: gap(part.spacing), backgroundColor: part.backgroundColor, borderRadius: gap(part.cornerRadius), width: part.width, height: part.height,
      justifyContent: sides[part.justifyContent] ?? part.justifyContent, alignItems: sides[part.alignItems] ?? part.alignItems,
    },
  });
  if (part.borderWidth) drawn.style.border = `${gap(part.borderWidth)} solid ${part.borderColor ?? '#cfd8d1'}`;
  for (const [name, side] of [['All', ''], ['Top', 'Top'], ['Bottom', 'Bottom'], ['Start', 'Left'], ['End', 'Right']]) {
    if (part[`padding${name}`]) drawn.style[`padding${side}`] = gap(part[`padding${name}`]);
  }
  for (const child of part.contents) {
    const inside = component(child, act);
    if (isRow && child.flex === undefined && child.type !== 'icon') inside.style.flex = '1 1 0';
    if (isRow && child.margin) [inside.style.marginInlineStart, inside.style.marginBlockStart] = [gap(child.margin), '0'];
    drawn.append(inside);
  }
  return drawn;
}

function text(part) {
  const style = (of) => ({
    fontSize: sizes[of.size] ?? of.size, fontWeight: of.weight === 'bold' ? '700' : undefined, color: of.color,
    fontStyle: of.style, textDecoration: of.decoration,
  });
  const drawn = make('p', { style: { ...style(part), textAlign: part.align } });
  if (!part.wrap) Object.assign(drawn.style, { whiteSpace: 'nowrap', overflow: 'hidden', textOverflow: 'ellipsis' });
  else drawn.style.whiteSpace = 'pre-wrap';
  if (part.contents?.length) drawn.append(...part.contents.map((span) => make('span', { style: style(span) }, span.text)));
  else drawn.textContent = part.text;
  return drawn;
}

function image(part) {
  const isIcon = part.type === 'icon';
  return make('img', {
    src: part.url, alt: '',
    style: {
      width: isIcon ? '1em' : part.size === 'full' || !part.size ? '100%' : (sizes[part.size] ?? part.size),
      aspectRatio: (part.aspectRatio ?? '1:1').replace(':', '/'), objectFit: part.aspectMode === 'cover' ? 'cover' : 'contain', display: 'block',
      backgroundColor: part.backgroundColor,
    },
  });
}

function button({ action, style = 'link', color, height }, act) {
  const tint = color && (style === 'link' ? { color } : { backgroundColor: color });
  return make('button', { type: 'button', className: `press ${style}`, style: { ...tint, minHeight: height === 'sm' ? '44px' : '48px' }, onclick: () => act(action) },
    action.label);
}

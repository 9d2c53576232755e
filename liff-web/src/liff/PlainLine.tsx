import { liffLink } from '../shared/liff';
import { t } from './text';

export function PlainLine() {
  return (
    <p class="banner">
      {t.plainLine}{' '}
      <a href={liffLink(location.pathname)} rel="external">
        {t.start.open}
      </a>
    </p>
  );
}

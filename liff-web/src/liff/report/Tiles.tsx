import { useEffect } from 'preact/hooks';
import { loadCategories } from '../../shared/catalogue';
import { when } from '../../shared/dates';
import { categoryIcon, Icon } from '../../shared/Icon';
import { say } from '../../shared/language';
import { ProblemNote } from '../../shared/ProblemNote';
import { useResource } from '../../shared/resource';
import { navigate } from '../../shared/router';
import { isKnown, session } from '../../shared/session';
import type { Category } from '../../shared/types';
import { t } from '../text';
import { dropDraft, startDraft, useDraft, welcomeDraft } from './draft';

export function Tiles() {
  const categories = useResource(loadCategories, []);
  const { draft, restored } = useDraft();

  // The session is fetched while the person reads; choosing a category waits for nobody.
  useEffect(() => {
    isKnown()
      .then((known) => (known ? session() : undefined))
      .catch(() => undefined);
  }, []);

  if (categories.problem && !categories.data)
    return <ProblemNote problem={categories.problem} onRetry={categories.reload} />;
  if (!categories.data) return <TilesSkeleton />;
  const kept = restored && draft ? categories.data.find(({ code }) => code === draft.category) : undefined;
  return (
    <div class="page">
      <h1 tabIndex={-1}>{t.report.choose}</h1>
      {kept && draft && (
        <section class="note">
          <Icon name="clock" />
          <div>
            <p>
              {t.report.draft(say(kept.name))}{' '}
              <small>{t.report.saved(when(new Date(draft.savedAt).toISOString()))}</small>
            </p>
            <div class="row">
              <a class="button primary small-button" href={`/liff/report/${draft.category}`} onClick={welcomeDraft}>
                {t.report.resume}
              </a>
              <button type="button" class="button small-button" onClick={dropDraft}>
                {t.report.discard}
              </button>
            </div>
          </div>
        </section>
      )}
      <ul class="tiles">
        {categories.data.map((category) => (
          <Tile key={category.code} category={category} />
        ))}
      </ul>
    </div>
  );
}

function Tile({ category }: { category: Category }) {
  const { draft, restored } = useDraft();
  const choose = () => {
    // Going back to the tiles and forth again keeps what was written a moment ago.
    if (restored || draft?.category !== category.code) startDraft(category.code);
    navigate(`/liff/report/${category.code}`);
  };
  return (
    <li>
      <button type="button" class={`tile tile-${category.code}`} onClick={choose}>
        <span class="tile-icon">
          <Icon name={categoryIcon(category.code)} size={34} />
        </span>
        <b>{say(category.name)}</b>
        <small>{say(category.hint)}</small>
      </button>
    </li>
  );
}

export function TilesSkeleton() {
  return (
    <div class="page" aria-hidden="true">
      <div class="bone bone-title" />
      <div class="tiles">
        {[1, 2, 3, 4, 5, 6].map((number) => (
          <div key={number} class="bone bone-tile" />
        ))}
      </div>
    </div>
  );
}

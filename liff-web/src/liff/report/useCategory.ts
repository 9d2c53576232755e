import { useEffect } from 'preact/hooks';
import { loadCategories } from '../../shared/catalogue';
import { useResource } from '../../shared/resource';
import { changeDraft, startDraft, useDraft } from './draft';

/** The category and the draft of one step. Opening a step by its link starts a draft when there is none. */
export function useCategory(code: string) {
  const categories = useResource(loadCategories, []);
  const { draft, loaded, restored, refused } = useDraft();
  const category = categories.data?.find((one) => one.code === code);

  useEffect(() => {
    if (!loaded || !category) return;
    if (!draft || (restored && draft.category !== code)) startDraft(code);
    else if (draft.category !== code) changeDraft(() => ({ category: code, answers: {} }));
  }, [loaded, category, code, draft?.category]);

  return {
    category,
    draft: draft?.category === code ? draft : undefined,
    restored,
    refused,
    problem: categories.problem,
    reload: categories.reload,
    missing: Boolean(categories.data && !category),
  };
}

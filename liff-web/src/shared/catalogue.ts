import { ok, openApi } from './api';
import type { Category, Community } from './types';

/** Asked for once per visit; a failure may be asked again. */
function once<T>(load: () => Promise<T>) {
  let kept: Promise<T> | undefined;
  return () => {
    kept ??= load().catch((error) => {
      kept = undefined;
      throw error;
    });
    return kept;
  };
}

export const loadCategories = once((): Promise<Category[]> => ok(openApi.GET('/api/v1/categories')));
export const loadCommunities = once((): Promise<Community[]> => ok(openApi.GET('/api/v1/communities')));

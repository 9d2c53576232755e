import { ok, openApi } from './api';
import type { Category, Community } from './types';

let categories: Promise<Category[]> | undefined;
let communities: Promise<Community[]> | undefined;

/** Asked for once per visit; a failure may be asked again. */
export function loadCategories(): Promise<Category[]> {
  categories ??= ok(openApi.GET('/api/v1/categories')).catch((error) => {
    categories = undefined;
    throw error;
  });
  return categories;
}

export function loadCommunities(): Promise<Community[]> {
  communities ??= ok(openApi.GET('/api/v1/communities')).catch((error) => {
    communities = undefined;
    throw error;
  });
  return communities;
}

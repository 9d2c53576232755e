import { api } from '../../shared/api';
import { match, useAddress } from '../../shared/router';
import { NewsItem } from '../../news/NewsItem';
import { NewsList } from '../../news/NewsList';
import { n } from '../../news/text';
import { CommunityChoice } from './CommunityChoice';

/** The archive inside LINE, and whose news I want. */
export function NewsPage() {
  const { pathname, searchParams } = useAddress();
  const one = match('/liff/news/:id', pathname);
  const via = searchParams.get('via') === 'message' ? 'message' : 'archive';
  if (one?.id) return <NewsItem id={one.id} client={api} via={via} back="/liff/news" key={one.id} />;
  return (
    <div class="page">
      <h1 tabIndex={-1}>{n.title}</h1>
      <NewsList base="/liff/news/" />
      <CommunityChoice />
    </div>
  );
}

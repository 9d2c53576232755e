import './news.css';
import { happening } from './happening';
import { n } from './text';

type NewsFile = { id: string; name: string; bytes: number; url: string };
type Props = {
  title: string;
  body: string;
  event?: { from: string; to?: string | null; place?: string | null } | null;
  picture?: string | null;
  files: NewsFile[];
  foot?: string;
};

/** An announcement as its page shows it. */
export function Article({ title, body, event, picture, files, foot }: Props) {
  return (
    <article class="news-article">
      {picture && <img src={picture} alt="" />}
      <h1 tabIndex={-1}>{title}</h1>
      {event && <p class="news-when">{happening(event)}</p>}
      <p class="news-body">{body}</p>
      {files.length > 0 && (
        <section>
          <h2>{n.files}</h2>
          <ul class="plain news-files">
            {files.map((file) => (
              <li key={file.id}>
                <a class="button" href={file.url} target="_blank" rel="noreferrer">
                  {file.name} ({size(file.bytes)})
                </a>
              </li>
            ))}
          </ul>
        </section>
      )}
      {foot && <p class="small">{foot}</p>}
    </article>
  );
}

export const size = (bytes: number) =>
  bytes < 1_000_000 ? `${Math.max(1, Math.round(bytes / 1000))} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`;

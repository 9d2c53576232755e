import { useState } from 'preact/hooks';
import { api, ok } from '../../shared/api';
import { type Certificate, CertificatePaper } from '../../shared/CertificatePaper';
import { ProblemNote } from '../../shared/ProblemNote';
import { useWork } from '../../shared/resource';
import { loadFont } from '../results/printFont';
import { r } from './text';

export function Certificates({ courseId }: { courseId: string }) {
  const [certificates, setCertificates] = useState<Certificate[]>();
  const { busy, problem, run } = useWork();
  const words = r.certificates;
  const issue = () =>
    run(async () => {
      const given = await ok(
        api.POST('/api/v1/staff/courses/{id}/certificates', { params: { path: { id: courseId } } }),
      );
      setCertificates(given.certificates);
    });
  const printAll = () =>
    run(async () => {
      await loadFont();
      print();
    });
  return (
    <section class="certificates">
      <div class="print-off">
        <h2>{words.title}</h2>
        <p class="small">{words.hint}</p>
        <p class="row">
          <button type="button" class="button" aria-disabled={busy} onClick={issue}>
            {words.issue}
          </button>
          {!!certificates?.length && (
            <button type="button" class="button primary" aria-disabled={busy} onClick={printAll}>
              {words.print}
            </button>
          )}
        </p>
        <p role="status">{certificates && words.issued(certificates.length)}</p>
        {problem && <ProblemNote problem={problem} />}
      </div>
      {certificates?.map((certificate) => (
        <CertificatePaper key={certificate.code} certificate={certificate} />
      ))}
    </section>
  );
}

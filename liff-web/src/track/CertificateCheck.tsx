import { useEffect, useState } from 'preact/hooks';
import { ok, openApi } from '../shared/api';
import { type Certificate, CertificatePaper } from '../shared/CertificatePaper';
import { useWork } from '../shared/resource';
import { Field } from './LookUpForm';
import { t } from './text';

/** For whoever holds a certificate and wants to know whether it is ours. */
export function CertificateCheck() {
  const given = new URLSearchParams(location.search).get('c') ?? '';
  const [code, setCode] = useState(given);
  const [certificate, setCertificate] = useState<Certificate>();
  const { busy, problem, run } = useWork();
  const look = () =>
    run(async () => {
      setCertificate(undefined);
      setCertificate(await ok(openApi.GET('/api/v1/certificates/{code}', { params: { path: { code: code.trim() } } })));
    });
  useEffect(() => {
    if (given) void look();
  }, []);
  return (
    <form
      noValidate
      class="look"
      onSubmit={(e) => {
        e.preventDefault();
        if (!code.trim()) return document.getElementById('certificate')?.focus();
        void look();
      }}
    >
      <h1 tabIndex={-1}>{t.certificate.title}</h1>
      <Field id="certificate" label={t.certificate.code} hint={t.certificate.hint} value={code} onValue={setCode} />
      <button type="submit" class="button primary wide" aria-disabled={busy}>
        {t.certificate.look}
      </button>
      <div role="status">
        {certificate && <p class="note good">{t.certificate.ours}</p>}
        {problem && <p class="note bad">{problem.status === 404 ? t.certificate.unknown : problem.message}</p>}
      </div>
      {certificate && <CertificatePaper certificate={certificate} />}
    </form>
  );
}

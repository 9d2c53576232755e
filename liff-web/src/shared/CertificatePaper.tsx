import type { components } from './api.gen';
import { thaiDay } from './dates';
import { settings } from './settings';
import './certificate.css';

export type Certificate = components['schemas']['Certificate'];

const hours = (minutes: number) => {
  const [h, m] = [Math.floor(minutes / 60), minutes % 60];
  return [h > 0 && `${h} ชั่วโมง`, m > 0 && `${m} นาที`].filter(Boolean).join(' ');
};

/** One A4 sheet on its side. It is an official paper: Thai, whatever language the page is in. */
export function CertificatePaper({ certificate }: { certificate: Certificate }) {
  const { code, name, course, heldOn, place, minutes } = certificate;
  const { name: office, division } = settings.district;
  return (
    <article class="certificate" lang="th">
      <p class="certificate-office">
        {division.th} {office.th}
      </p>
      <p>ให้ไว้เพื่อแสดงว่า</p>
      <h2>{name}</h2>
      <p>ได้ผ่านการอบรม</p>
      <p class="certificate-course">{course.th}</p>
      <p>
        เมื่อวันที่ {thaiDay(heldOn)} ณ {place} รวม {hours(minutes)}
      </p>
      <p class="certificate-sign">
        (ลงชื่อ) ........................................
        <br />
        (........................................)
        <br />
        ผู้อำนวยการ{office.th.replace(/^สำนักงาน/, '')}
      </p>
      <p class="certificate-code">
        รหัสตรวจสอบ <b>{code}</b> ตรวจสอบได้ที่ {location.host}/track/certificate
      </p>
    </article>
  );
}

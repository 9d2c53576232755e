-- Fills a migrated database with :n invented cases of the last :days days, as busy a district might have: every state, Thai text, places,
-- agencies, histories. A tenth is still open, of all cases (:stale is true) or of the last two months' alone. The same cases every time.
select setseed(0.42);
set maintenance_work_mem = '1GB';
set work_mem = '256MB';

-- Nobody is told, nothing is counted and no key is looked up for each row.
alter table incident disable trigger all;
alter table incident enable trigger incident_search;
alter table incident_event disable trigger all;
alter table assignment disable trigger all;

-- Indexes are built at the end.
create temporary table rebuilt as
select indexrelid::regclass::text as name, pg_get_indexdef(indexrelid) as definition
from pg_index
where indrelid in ('incident'::regclass, 'incident_event'::regclass, 'assignment'::regclass)
  and not exists (select from pg_constraint where conindid = indexrelid) and not indisunique;
do $$
declare
    one record;
begin
    for one in select name from rebuilt loop execute 'drop index ' || one.name; end loop;
end $$;

insert into community (code, name, lat, lng)
select 'L' || lpad(k::text, 2, '0'), 'ชุมชนทดสอบที่ ' || k || ' (ตัวอย่าง)', 13.745 + (k % 6) * 0.01, 100.66 + (k / 6) * 0.012
from generate_series(1, 29) as k
on conflict do nothing;

insert into person (id, line_user_id, name, created_at, seen_at)
select ('00000000-0000-7000-8000-' || lpad(k::text, 12, '0'))::uuid, 'U' || lpad(to_hex(k), 32, '0'), 'ผู้แจ้ง ' || k || ' (ตัวอย่าง)', now() - interval '2 years', now()
from generate_series(1, greatest(50, :n / 20)) as k;

insert into person_role (person_id, role, community_code, granted_at)
select ('00000000-0000-7000-8000-' || lpad(k::text, 12, '0'))::uuid, case when k <= 12 then 'officer' when k = 13 then 'head' else 'committee' end,
       case when k = 14 then 'L07' end, now()
from generate_series(1, 14) as k;

insert into network_group (id, line_group_id, state, bound_at, ended_at, count_due_at)
values ('00000000-0000-7000-9000-000000000001', 'C1', 'unbound', now() - interval '10 years', now(), now() + interval '10 years');

create temporary table made as
with words as (
    select array['ขยะกองอยู่หน้าปากซอย', 'ไฟส่องทางดับมาสามคืน', 'น้ำท่วมขังหน้าบ้าน', 'ท่อระบายน้ำอุดตัน', 'เสียงดังจากร้านคาราโอเกะ', 'สุนัขจรจัดไล่กัดเด็ก',
        'ถนนเป็นหลุมลึก', 'สายไฟห้อยต่ำ', 'กลิ่นเหม็นจากโรงงาน', 'ต้นไม้ล้มขวางทาง', 'ฝาท่อหาย', 'ควันจากการเผาหญ้า', 'ทางเท้าทรุด', 'น้ำประปาไม่ไหล',
        'แผงลอยกีดขวางทางเดิน', 'คลองมีผักตบชวา'] as what,
        array['ใกล้โรงเรียน', 'ตรงข้ามตลาด', 'หลังวัด', 'หน้าร้านสะดวกซื้อ', 'ใต้สะพานลอย', 'ริมคลอง', 'ปากซอย', 'ในหมู่บ้าน', 'ข้างปั๊มน้ำมัน', 'หน้าสวนสาธารณะ'] as near,
        array['รถผ่านไม่ได้', 'เด็กเดินผ่านทุกวัน', 'แจ้งมาหลายครั้งแล้ว', 'ขอให้มาดูด้วยค่ะ', 'เป็นมาหลายวัน', 'กลางคืนอันตรายมาก', 'ผู้สูงอายุหกล้ม', 'ขอบคุณครับ'] as more
), drawn as (
    select i, now() - (:n - i) * (interval ':days days' / :n) as at, random() as status_drawn, random() as category_at, random() as place_at,
           random() as a, random() as b, random() as c, random() as d, random() as e, random() as f
    from generate_series(1, :n) as i
), paced as (
    -- Most cases go quickly and some slowly. Whoever came lately is not done yet.
    select *, 0.1 - 2 * ln(1 - 0.98 * (a + c + e - floor(a + c + e))) as pace,
           case when :stale or at > now() - interval '60 days' then status_drawn when status_drawn < 0.002 then 50 * status_drawn else 0.1 + 0.9 * status_drawn end as settled
    from drawn
), judged as (
    select *, case when at + pace * interval '6 days' > now() then settled - 0.075 * floor(settled / 0.075) else settled end as status_at from paced
)
select i, pace,
       (lpad(to_hex((extract(epoch from at) * 1000)::bigint), 12, '0') || '7' || substr(md5(i::text), 1, 3) || '8' || substr(md5(i::text), 4, 15))::uuid as id,
       'SPS-2569-' || upper(lpad(to_hex(i * 7919::bigint % 16777213), 6, '0')) as reference,
       at,
       (array['garbage', 'garbage', 'garbage', 'nuisance', 'nuisance', 'disrepair', 'disrepair', 'disrepair', 'disaster', 'advice', 'people', 'disease'])[1 + floor(category_at * 12)::int] as category,
       case when status_at < 0.012 then 'received' when status_at < 0.025 then 'triaged' when status_at < 0.045 then 'assigned'
            when status_at < 0.075 then 'in_progress' when status_at < 0.085 then 'waiting_reporter' when status_at < 0.1 then 'claimed_fixed'
            when status_at < 0.84 then 'resolved' when status_at < 0.89 then 'closed_unfixed' when status_at < 0.93 then 'not_ours'
            when status_at < 0.96 then 'duplicate' else 'withdrawn' end as status,
       what[1 + floor(a * 16)::int] || near[1 + floor(b * 10)::int] || ' ' || more[1 + floor(c * 8)::int] || ' บ้านเลขที่ ' || floor(d * 900)::int
           || case when i % 1000 = 7 then ' จามจุรียักษ์' else '' end || ' (ตัวอย่าง)' as description,
       near[1 + floor(e * 10)::int] || ' ซอย ' || floor(f * 60)::int as landmark,
       case when place_at < 0.92 then 13.74 + 0.065 * (a + b + c) / 3 end as lat,
       case when place_at < 0.92 then 100.65 + 0.075 * (d + e + f) / 3 end as lng,
       case when place_at > 0.3 then 'L' || lpad((1 + floor(f * 29)::int)::text, 2, '0') end as community,
       ('00000000-0000-7000-8000-' || lpad((1 + floor(e * greatest(50, :n / 20))::int)::text, 12, '0'))::uuid as reporter,
       ('00000000-0000-7000-8000-' || lpad((1 + floor(d * 12)::int)::text, 12, '0'))::uuid as officer,
       case when b < 0.02 then 'emergency' when b < 0.1 then 'high' else 'normal' end as priority,
       case when c < 0.01 then '{silent_agency}'::text[] when c < 0.02 then '{recurring}' when c < 0.025 then '{weak_evidence,contradiction}' else '{}' end as flags,
       (array['MEA', 'MEA', 'MWA', 'TELECOM', 'DIVISION', 'DIVISION', 'POLICE', 'FIRE'])[1 + floor(f * 8)::int] as agency
from judged, words;

insert into incident (id, reference, category_code, status, status_before_waiting, description, answers, form_key, form_version, lat, lng, landmark,
    community_code, reporter_id, submission_key, submission_hash, reported_at, updated_at, answer_by, fix_by, answered_at, waiting_since, claimed_at,
    confirm_by, ended_at, resolution, priority, officer_id, flags, clock_stopped_at, filed_from, group_id)
select id, reference, category, made.status, case made.status when 'waiting_reporter' then 'triaged' end, description, '{"kind":"other"}', category.form_key,
       category.form_version, lat, lng, landmark, community, reporter, id, '\x00', at, at, at + interval '8 hours', at + interval '3 days',
       case when made.status <> 'received' then at + pace * interval '5 hours' end,
       case made.status when 'waiting_reporter' then at + pace * interval '6 hours' end,
       case when made.status in ('claimed_fixed', 'resolved') then at + pace * interval '2 days' end,
       case made.status when 'claimed_fixed' then now() + interval '1 day' end,
       case when made.status = 'resolved' then at + pace * case i % 3 when 0 then interval '5 days' else interval '3 days' end
            when made.status in ('closed_unfixed', 'not_ours', 'duplicate', 'withdrawn') then at + pace * interval '4 days' end,
       case made.status when 'resolved' then case i % 3 when 0 then 'unconfirmed' else 'confirmed' end end,
       priority, case when made.status not in ('received', 'withdrawn') then officer end, made.flags,
       case when made.status not in ('received', 'triaged', 'assigned', 'in_progress') then at + pace * interval '2 days' end,
       case i % 5 when 0 then 'group' else 'own' end, case i % 5 when 0 then '00000000-0000-7000-9000-000000000001'::uuid end
from made
join category on category.code = made.category;

insert into incident_event (id, incident_id, kind, actor_kind, actor_id, agency_code, occurred_at, recorded_at, status, data)
select case when line.data ? 'claim' then md5(i::text)::uuid else gen_random_uuid() end, id, line.kind, line.actor,
       case line.actor when 'staff' then officer when 'reporter' then reporter end, case when line.kind in ('assigned', 'assignment') then agency end,
       least(at + pace * line.after, now()), least(at + pace * line.after, now()), line.status, line.data
from made
cross join lateral (values
    (true, 'reported', 'reporter', interval '0', 'received', '{}'::jsonb),
    (made.status <> 'received', 'moved', 'staff', interval '5 hours', 'triaged', '{}'),
    (made.status in ('assigned', 'in_progress', 'claimed_fixed', 'resolved'), 'assigned', 'staff', interval '6 hours', null, '{}'),
    (made.status in ('assigned', 'in_progress', 'claimed_fixed', 'resolved'), 'moved', 'staff', interval '6 hours', 'assigned', '{}'),
    (made.status in ('in_progress', 'claimed_fixed', 'resolved'), 'assignment', 'agency', interval '1 day', null,
        jsonb_build_object('assignmentStatus', 'accepted', 'onTime', i % 7 <> 0)),
    (made.status in ('in_progress', 'claimed_fixed', 'resolved'), 'moved', 'agency', interval '1 day', 'in_progress', '{}'),
    (made.status in ('claimed_fixed', 'resolved') and i % 25 = 3, 'moved', 'agency', interval '30 hours', 'claimed_fixed', '{}'),
    (made.status in ('claimed_fixed', 'resolved') and i % 25 = 3, 'reopened', 'reporter', interval '36 hours', 'triaged', '{"from":"claimed_fixed"}'),
    (made.status in ('claimed_fixed', 'resolved'), 'assignment', 'agency', interval '2 days', null,
        jsonb_build_object('assignmentStatus', 'done', 'onTime', i % 5 <> 0, 'claim', true)),
    (made.status in ('claimed_fixed', 'resolved'), 'moved', 'agency', interval '2 days', 'claimed_fixed', '{}'),
    (made.status = 'resolved' and i % 3 <> 0, 'feedback', 'reporter', interval '3 days', 'resolved', '{}'),
    (made.status = 'resolved' and i % 3 = 0, 'moved', 'system', interval '5 days', 'resolved', '{}'),
    (made.status in ('closed_unfixed', 'not_ours', 'duplicate', 'withdrawn'), 'moved', 'staff', interval '4 days', made.status, '{}'),
    (i % 20 = 0, 'message', 'reporter', interval '7 hours', null, '{}')
) as line (happened, kind, actor, after, status, data)
where line.happened
order by at + pace * line.after;

insert into photo (id, agency_code, incident_id, event_id, purpose, content_type, bytes, sha256, created_at)
select gen_random_uuid(), agency, id, md5(i::text)::uuid, 'evidence', 'image/jpeg', '\x00', '\x00', at + pace * interval '2 days'
from made
where made.status in ('claimed_fixed', 'resolved') and i % 10 < 3;

insert into assignment (id, incident_id, agency_code, status, assigned_by, offered_at, accept_by, fix_by, accepted_at, ended_at, updated_at)
select gen_random_uuid(), id, agency,
       case made.status when 'assigned' then 'offered' when 'in_progress' then 'working' when 'waiting_reporter' then 'accepted' else 'done' end,
       officer, at + pace * interval '6 hours', at + interval '10 hours', at + interval '2 days', at + pace * interval '1 day',
       case when made.status in ('claimed_fixed', 'resolved') then at + pace * interval '2 days' end, at + pace * interval '2 days'
from made
where made.status in ('assigned', 'in_progress', 'waiting_reporter', 'claimed_fixed', 'resolved');

insert into incident_follower (incident_id, person_id, followed_at)
select id, ('00000000-0000-7000-8000-' || lpad((1 + i % 50)::text, 12, '0'))::uuid, at from made where i % 8 = 0;

drop table made;
do $$
declare
    one record;
begin
    for one in select definition from rebuilt loop execute one.definition; end loop;
end $$;
alter table incident enable trigger all;
alter table incident_event enable trigger all;
alter table assignment enable trigger all;

using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Saphansung.Migrations;

/// <summary>What staff work with: text search, the board's orders, its map, saved filters, bulk changes, and counters that stay small.</summary>
[DbContext(typeof(Schema)), Migration("0008_add_board")]
internal sealed class AddBoard : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.Sql(Search);
        migrationBuilder.Sql(Orders);
        migrationBuilder.Sql(Desk);
        migrationBuilder.Sql(Counters);
    }

    protected override void Down(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("""
        create or replace function tally_rebuild() returns void language sql as $$
            -- No worker folds and no case changes meanwhile: what was counted in between would be lost or doubled.
            select pg_advisory_xact_lock(hashtext('tally_fold'));
            lock table incident, incident_event, tally in share row exclusive mode;
            delete from tally;
            insert into tally
            select 'state:' || status, null, category_code, community_code, null, count(*) from incident group by 1, 3, 4
            union all
            select counted.figure, (line.recorded_at at time zone 'Asia/Bangkok')::date, incident.category_code, incident.community_code, counted.agency_code, count(*)
            from incident_event line
            join incident on incident.id = line.incident_id
            cross join lateral tally_figures(line) as counted
            group by 1, 2, 3, 4, 5
        $$;
        drop table tally_day, bulk_change, saved_filter;
        alter table tally drop column folded;
        drop index incident_due, incident_open, incident_open_due, incident_open_status, incident_open_category, incident_open_community,
            incident_open_priority, incident_open_officer, incident_open_flagged, incident_place, incident_open_place_due, incident_officer,
            incident_category_status, incident_community_status, assignment_agency_incident, assignment_agency_active, incident_status, incident_flagged;
        create index incident_status on incident (status, id desc);
        create index incident_flags on incident using gin (flags) where flags <> '{}';
        drop function place_cell;
        drop trigger category_search on category;
        drop trigger incident_search on incident;
        drop function search_again, search_keep;
        alter table incident drop column search_text, drop column search_letters;
        drop function search_fold, search_normal;
        """);

    private const string Search = """
        create extension if not exists pg_trgm;

        -- What must not matter to somebody who searches: case, Thai or Arabic digits, how sara am is typed, invisible spaces.
        create function search_normal(text) returns text language sql immutable strict parallel safe return
            translate(replace(lower($1), 'ํา', 'ำ'), '๐๑๒๓๔๕๖๗๘๙' || chr(8203), '0123456789');

        -- pg_trgm takes notice of what the database's locale calls letters, and in many a locale no Thai character is one. What is
        -- indexed therefore has one of these for each of them; several share one, and the text itself decides.
        create function search_fold(text) returns text language sql immutable strict parallel safe return
            translate($1,
                'กขฃคฅฆงจฉชซฌญฎฏฐฑฒณดตถทธนบปผฝพฟภมยรฤลฦวศษสหฬอฮฯะัาำิีึืฺุูเแโใไๅๆ็่้๊๋์ํ',
                '0123456789abcdefghijklmnopqrstuvwxyz0123456789abcdefghijklmnopqrstuvwxyz');

        alter table incident
            add column search_text text not null default '',
            add column search_letters text not null default '';

        -- A sensitive case is found by its reference only.
        create function search_keep() returns trigger language plpgsql as $$
        begin
            new.search_text := search_normal(new.reference || case
                when (select sensitive from category where code = new.category_code) then ''
                else ' ' || new.description || coalesce(' ' || new.landmark, '') end);
            new.search_letters := search_fold(new.search_text);
            return new;
        end $$;
        create trigger incident_search before insert or update of reference, category_code, description, landmark on incident
            for each row execute function search_keep();
        create function search_again() returns trigger language plpgsql as $$
        begin
            update incident set category_code = category_code where category_code = new.code;
            return null;
        end $$;
        create trigger category_search after update of sensitive on category
            for each row when (old.sensitive is distinct from new.sensitive) execute function search_again();
        update incident set category_code = category_code;

        -- Most changes of a case leave its text alone; a short list of what is still to be sorted in keeps them cheap.
        create index incident_search on incident using gin (search_letters gin_trgm_ops) with (gin_pending_list_limit = 128);
        create index incident_open_search on incident using gin (search_letters gin_trgm_ops) with (gin_pending_list_limit = 128)
            where ended_at is null;
        """;

    private const string Orders = """
        create index incident_due on incident (due_at, id);
        create index incident_open on incident (id desc) where ended_at is null;
        create index incident_open_due on incident (due_at, id)
            include (lat, lng, status, category_code, community_code, priority, officer_id) where ended_at is null;
        create index incident_open_status on incident (status, due_at, id) where ended_at is null;
        create index incident_open_category on incident (category_code, due_at, id) where ended_at is null;
        create index incident_open_community on incident (community_code, category_code, status, due_at, id) where ended_at is null;
        create index incident_open_priority on incident (priority, due_at, id) where ended_at is null and priority <> 'normal';
        create index incident_open_officer on incident (officer_id, due_at, id) where ended_at is null;
        drop index incident_flags;
        create index incident_flagged on incident (id desc) include (flags) where flags <> '{}';
        create index incident_open_flagged on incident (due_at, id) include (flags, category_code, community_code, priority, officer_id) where ended_at is null and flags <> '{}';
        -- Maps, and the newest of a state, are read from the index alone.
        create function place_cell(lat double precision, lng double precision) returns bigint language sql immutable strict parallel safe return
            floor(lat * 1000)::bigint * 1000000 + floor(lng * 1000)::bigint;
        create index incident_place on incident (place_cell(lat, lng)) include (lat, lng, id, due_at, status, category_code, priority);
        create index incident_open_place_due on incident (lat, lng) include (id, due_at, status, category_code, priority) where ended_at is null;
        drop index incident_status;
        create index incident_status on incident (status, id desc) include (lat, lng, due_at, category_code, priority);
        create index incident_officer on incident (officer_id, id desc);
        create index incident_category_status on incident (category_code, status, id desc);
        create index incident_community_status on incident (community_code, status, id desc);
        create index assignment_agency_incident on assignment (agency_code, incident_id desc);
        create index assignment_agency_active on assignment (agency_code) include (incident_id, status, accept_by, fix_by)
            where status in ('offered', 'accepted', 'scheduled', 'working');
        """;

    private const string Desk = """
        create table saved_filter (
            id uuid primary key,
            person_id uuid not null references person,
            name text not null,
            query text not null check (length(query) <= 1000),  -- as in the board's address
            created_at timestamptz not null,
            constraint saved_filter_name_key unique (person_id, name)
        );

        create table bulk_change (
            person_id uuid not null references person,
            submission_key uuid not null,
            submission_hash bytea not null,
            begun_at timestamptz not null,
            answer jsonb,  -- what the first call was told; null until all its cases were tried
            constraint bulk_change_key primary key (person_id, submission_key)
        );
        """;

    private const string Counters = """
        -- Rows that a worker has added up: one for each key.
        alter table tally add column folded boolean not null default false;
        create unique index tally_folded_key on tally (figure, category_code, community_code, agency_code, day) nulls not distinct where folded;
        create index tally_unfolded on tally (figure) where not folded;

        -- The folded rows once more by day alone, by category, by community, and for all days, so that a long range is read quickly.
        create table tally_day (
            figure text not null,
            agency_code text not null,  -- '' for the district's own figures
            category_code text not null,  -- '*' for all
            community_code text not null,  -- '*' for all, '' for none
            day date not null,  -- -infinity for all days
            n integer not null,
            primary key (figure, agency_code, category_code, community_code, day)
        );

        create or replace function tally_rebuild() returns void language sql as $$
            -- No worker folds and no case changes meanwhile: what was counted in between would be lost or doubled.
            select pg_advisory_xact_lock(hashtext('tally_fold'));
            lock table incident, incident_event, tally in share row exclusive mode;
            delete from tally;
            delete from tally_day;
            insert into tally (figure, day, category_code, community_code, agency_code, n, folded)
            select 'state:' || status, null, category_code, community_code, null, count(*), true from incident group by 1, 3, 4
            union all
            select counted.figure, (line.recorded_at at time zone 'Asia/Bangkok')::date, incident.category_code, incident.community_code,
                   counted.agency_code, count(*), true
            from incident_event line
            join incident on incident.id = line.incident_id
            cross join lateral tally_figures(line) as counted
            group by 1, 2, 3, 4, 5;
            insert into tally_day (figure, agency_code, category_code, community_code, day, n)
            select figure, coalesce(agency_code, ''), case grouping(category_code) when 0 then category_code else '*' end,
                   case grouping(community_code) when 0 then coalesce(community_code, '') else '*' end,
                   case grouping(day) when 0 then day else '-infinity' end, sum(n)
            from tally
            where day is not null
            group by grouping sets ((figure, agency_code), (figure, agency_code, day), (figure, agency_code, day, category_code),
                                    (figure, agency_code, day, community_code))
        $$;
        select tally_rebuild();
        """;
}

-- The tables of a ledger as version 1 made them, and as they must stay: this is no copy of the migration.

create schema housekeeper;

create table housekeeper.schema_history (
  installed_rank integer not null primary key,
  version varchar(50),
  description varchar(200) not null,
  type varchar(20) not null,
  script varchar(1000) not null,
  checksum integer,
  installed_by varchar(100) not null,
  installed_on timestamp not null default now(),
  execution_time integer not null,
  success boolean not null
);

create index schema_history_s_idx on housekeeper.schema_history (success);

insert into housekeeper.schema_history (installed_rank, version, description, type, script, checksum, installed_by, installed_on, execution_time, success)
values (1, '1', 'ledger', 'SQL', 'V1__ledger.sql', 2084241120, 'postgres', '2025-06-01 12:00:00', 245, true);

create table housekeeper.node (
  incarnation bigint not null primary key,
  beat bigint not null,
  joined_at bigint not null,
  dead_at bigint,
  told_at bigint not null,
  told_from bigint not null,
  slot integer not null,
  name text collate "C" not null
) with (fillfactor = 50);

create unique index node_slot on housekeeper.node (slot) where dead_at is null;

create table housekeeper.task (
  accounted_to bigint not null,
  fence bigint not null,
  skip_at bigint,
  open_run bigint,
  held_run bigint,
  held_from bigint,
  held_until bigint,
  gone_at bigint,
  until_at bigint,
  id integer not null primary key,
  rev integer not null,
  after_task integer,
  crashes integer not null,
  after_on smallint,
  paused smallint not null,
  disabled smallint not null,
  exclusive smallint not null,
  name text collate "C" not null,
  scope text collate "C" not null
) with (fillfactor = 50, autovacuum_vacuum_scale_factor = 0.05, autovacuum_vacuum_cost_delay = 0);

create unique index task_name on housekeeper.task (name, scope);
create index task_after on housekeeper.task (after_task) where after_task is not null;
create index task_unlinked on housekeeper.task (id) where after_on is not null and after_task is null;

create table housekeeper.spec (
  first_seen_at bigint not null,
  in_force_since bigint not null,
  started_up_at bigint,
  task_id integer not null primary key,
  plugin text not null,
  version text not null,
  hash text not null,
  code text not null,
  configured text,
  type text,
  settings text,
  effective text
);

create table housekeeper.carried (
  incarnation bigint not null,
  loaded_at bigint not null,
  task_id integer not null,
  plugin text not null,
  version text not null,
  hash text not null,
  code text,
  configured text,
  type text,
  settings text,
  primary key (incarnation, task_id)
);

create index carried_task on housekeeper.carried (task_id);

create table housekeeper.live (
  id bigint not null primary key,
  fire_at bigint not null,
  covers_from bigint,
  fires bigint not null,
  due_at bigint,
  incarnation bigint,
  fence bigint,
  started_at bigint,
  upstream bigint,
  blocked_by bigint,
  retry_of bigint,
  backfill bigint,
  task_id integer not null,
  guard integer,
  queued integer,
  attempts integer not null,
  failed integer not null,
  origin smallint not null,
  state smallint not null,
  why smallint not null,
  ending smallint not null,
  cancel smallint not null,
  asked text
) with (fillfactor = 50, autovacuum_vacuum_scale_factor = 0.0, autovacuum_vacuum_threshold = 5000,
  autovacuum_analyze_scale_factor = 0.0, autovacuum_analyze_threshold = 20000,
  autovacuum_vacuum_cost_delay = 0);

create unique index live_guard on housekeeper.live (guard) where guard is not null;
create unique index live_queued on housekeeper.live (queued) where queued is not null;
create index live_due on housekeeper.live (due_at, id) where incarnation is null;
create index live_owner on housekeeper.live (incarnation) where incarnation is not null;
create unique index live_after on housekeeper.live (task_id, upstream) where upstream is not null;
create unique index live_backfill on housekeeper.live (backfill, fire_at) where backfill is not null;

create table housekeeper.run (
  id bigint not null primary key,
  fire_at bigint not null,
  covers_from bigint,
  fires bigint not null,
  fence bigint,
  started_at bigint,
  ended_at bigint not null,
  upstream bigint,
  blocked_by bigint,
  retry_of bigint,
  backfill bigint,
  ran_ms bigint,
  cpu_us bigint,
  allocated bigint,
  task_id integer not null,
  attempts integer,
  slot integer not null,
  origin smallint not null,
  state smallint not null,
  why smallint not null,
  message text,
  extra text,
  asked text
);

create index run_task on housekeeper.run (task_id, id, state);
create unique index run_fire on housekeeper.run (task_id, fire_at) where origin < 2;
create unique index run_after on housekeeper.run (task_id, upstream) where upstream is not null;
create unique index run_backfill on housekeeper.run (backfill, fire_at) where backfill is not null;
create index run_state on housekeeper.run (state, id) where state > 1;

create table housekeeper.attempt (
  run_id bigint not null,
  started_at bigint not null,
  ended_at bigint not null,
  number integer not null,
  slot integer not null,
  state smallint not null,
  message text,
  primary key (run_id, number)
);

create table housekeeper.run_log (
  run_id bigint not null,
  seq integer not null,
  body text not null,
  primary key (run_id, seq)
);

create table housekeeper.run_stack (
  run_id bigint not null,
  attempt integer not null,
  kind smallint not null,
  body text not null,
  primary key (run_id, attempt, kind)
);

create table housekeeper.progress (
  run_id bigint not null primary key,
  done bigint not null,
  total bigint not null
) with (fillfactor = 50);

create table housekeeper.rollup (
  runs bigint not null,
  bad bigint not null,
  skipped bigint not null,
  missed bigint not null,
  ms bigint not null,
  task_id integer not null,
  hour integer not null,
  slot integer not null,
  hist text not null,
  late text not null,
  primary key (task_id, hour, slot)
) with (fillfactor = 70);

create index rollup_hour on housekeeper.rollup (hour, task_id, slot);

create table housekeeper.counted (
  runs bigint not null,
  bad bigint not null,
  skipped bigint not null,
  missed bigint not null,
  ms bigint not null,
  task_id integer not null,
  hour integer not null,
  hist text not null,
  late text not null,
  primary key (task_id, hour)
);

create index counted_hour on housekeeper.counted (hour, task_id);

create table housekeeper.total (
  runs bigint not null,
  bad bigint not null,
  skipped bigint not null,
  missed bigint not null,
  ms bigint not null,
  task_id integer not null primary key,
  hist text not null,
  late text not null
) with (fillfactor = 70);

create table housekeeper.override (
  made_at bigint not null,
  until_at bigint,
  task text collate "C" not null,
  field text collate "C" not null,
  value text not null,
  who text not null,
  why text not null,
  primary key (task, field)
);

create table housekeeper.audit (
  id bigint not null primary key,
  made_at bigint not null,
  until_at bigint,
  task_id integer not null,
  what text not null,
  who text not null,
  why text not null,
  before text not null,
  after text not null,
  name text
);

create index audit_task on housekeeper.audit (task_id, id);
create index audit_name on housekeeper.audit (name, id) where name is not null;

create table housekeeper.answered (
  made_at bigint not null,
  key text collate "C" not null primary key,
  what text not null,
  answer text not null
);

create index answered_made on housekeeper.answered (made_at);

create table housekeeper.token (
  made_at bigint not null,
  until_at bigint,
  revoked_at bigint,
  last_used_at bigint,
  opened_with bigint,
  id bigint not null primary key,
  kind text not null,
  role text not null,
  hash text collate "C" not null,
  name text not null,
  made_by text not null,
  revoked_by text
) with (fillfactor = 70);

create unique index token_hash on housekeeper.token (hash);

create table housekeeper.made (
  made_at bigint not null,
  rev bigint not null,
  name text collate "C" not null primary key,
  type text not null,
  settings text not null,
  spec text not null,
  who text not null,
  why text not null
);

create table housekeeper.change_counter (
  id integer not null primary key,
  revision bigint not null
);


create table housekeeper.changed_task (
  revision bigint not null,
  task_id integer not null primary key
);

create index changed_revision on housekeeper.changed_task (revision);

create view housekeeper.v_runs as
select
  x.id,
  t.name as task,
  nullif(t.scope, '') as on_node,
  case x.state
    when 1 then 'SUCCEEDED' when 2 then 'FAILED' when 3 then 'TIMED_OUT' when 4 then 'CANCELLED'
    when 5 then 'LOST' when 6 then 'SKIPPED' when 7 then 'MISSED' when 10 then 'WAITING'
    when 11 then 'RUNNING' end as state,
  case x.why
    when 1 then 'QUEUED' when 2 then 'RETRY' when 3 then 'RECOVERY' when 4 then 'CATCH_UP'
    when 5 then 'BACKFILL' when 6 then 'MANUAL' when 7 then 'STARTUP' when 8 then 'AFTER'
    when 21 then 'OVERLAP' when 22 then 'PAUSED' when 23 then 'DISABLED' when 24 then 'ASKED_FOR'
    when 31 then 'NO_CATCH_UP' when 32 then 'TOO_OLD' when 33 then 'TOO_MANY'
    when 34 then 'NO_CODE' when 35 then 'NODE_LEFT' when 36 then 'UNREADABLE' end as reason,
  case x.origin
    when 0 then 'SCHEDULE' when 1 then 'CATCH_UP' when 2 then 'MANUAL' when 3 then 'STARTUP'
    when 4 then 'AFTER' when 5 then 'BACKFILL' when 6 then 'SET_ASIDE' end as origin,
  to_timestamp(x.fire_at / 1000.0) as fire_at,
  x.fires,
  to_timestamp(x.due_at / 1000.0) as due_at,
  to_timestamp(x.started_at / 1000.0) as started_at,
  to_timestamp(x.ended_at / 1000.0) as ended_at,
  x.ran_ms,
  x.attempts,
  coalesce(
    (select n.name from housekeeper.node n where n.incarnation = x.incarnation),
    (select n.name from housekeeper.node n where n.slot = x.slot and n.joined_at <= x.ended_at
      order by n.joined_at desc limit 1)) as node,
  x.blocked_by,
  x.message
from (
  select id, task_id, state, why, origin, fire_at, fires, due_at, started_at,
    cast(null as bigint) as ended_at, cast(null as bigint) as ran_ms, attempts, incarnation,
    cast(null as integer) as slot, blocked_by, cast(null as text) as message
  from housekeeper.live where state <> 12
  union all
  select id, task_id, state, why, origin, fire_at, fires, null, started_at, ended_at, ran_ms,
    attempts, null, slot, blocked_by, message
  from housekeeper.run) as x
join housekeeper.task t on t.id = x.task_id;

create view housekeeper.v_tasks as
select
  t.id,
  t.name as task,
  nullif(t.scope, '') as on_node,
  case
    when t.gone_at is not null then 'GONE'
    when t.disabled <> 0 then 'DISABLED'
    when t.paused & 4 <> 0 then 'QUARANTINED'
    when t.paused <> 0 then 'PAUSED'
    else 'ON' end as state,
  to_timestamp(t.accounted_to / 1000.0) as accounted_to,
  to_timestamp(t.skip_at / 1000.0) as skips,
  to_timestamp(t.gone_at / 1000.0) as gone_since,
  s.plugin,
  s.version,
  (select count(*) from housekeeper.live l where l.task_id = t.id and l.state = 11) as running,
  (select count(*) from housekeeper.live l where l.task_id = t.id and l.state = 10) as waiting,
  t.crashes,
  (select u.name from housekeeper.task u where u.id = t.after_task) as follows,
  case r.state
    when 1 then 'SUCCEEDED' when 2 then 'FAILED' when 3 then 'TIMED_OUT' when 4 then 'CANCELLED'
    when 5 then 'LOST' when 6 then 'SKIPPED' when 7 then 'MISSED' end as last_state,
  to_timestamp(r.ended_at / 1000.0) as last_ended_at
from housekeeper.task t
left join housekeeper.spec s on s.task_id = t.id
left join housekeeper.run r
  on r.id = (select max(m.id) from housekeeper.run m where m.task_id = t.id);

-- The tables of a ledger as version 1 made them, and as they must stay: this is no copy of the migration.

CREATE TABLE "schema_history" (
    "installed_rank" INT NOT NULL PRIMARY KEY,
    "version" VARCHAR(50),
    "description" VARCHAR(200) NOT NULL,
    "type" VARCHAR(20) NOT NULL,
    "script" VARCHAR(1000) NOT NULL,
    "checksum" INT,
    "installed_by" VARCHAR(100) NOT NULL,
    "installed_on" TEXT NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M:%f','now')),
    "execution_time" INT NOT NULL,
    "success" BOOLEAN NOT NULL
);
CREATE INDEX "schema_history_s_idx" ON "schema_history" ("success");
CREATE TABLE node (
  incarnation integer not null primary key,
  beat integer not null,
  joined_at integer not null,
  dead_at integer,
  told_at integer not null,
  told_from integer not null,
  slot integer not null,
  name text not null
) strict;
CREATE UNIQUE INDEX node_slot on node (slot) where dead_at is null;
CREATE TABLE task (
  accounted_to integer not null,
  fence integer not null,
  skip_at integer,
  open_run integer,
  held_run integer,
  held_from integer,
  held_until integer,
  gone_at integer,
  until_at integer,
  id integer not null primary key,
  rev integer not null,
  after_task integer,
  crashes integer not null,
  after_on integer,
  paused integer not null,
  disabled integer not null,
  exclusive integer not null,
  name text not null,
  scope text not null
) strict;
CREATE UNIQUE INDEX task_name on task (name, scope);
CREATE INDEX task_after on task (after_task) where after_task is not null;
CREATE INDEX task_unlinked on task (id) where after_on is not null and after_task is null;
CREATE TABLE spec (
  first_seen_at integer not null,
  in_force_since integer not null,
  started_up_at integer,
  task_id integer not null primary key,
  plugin text not null,
  version text not null,
  hash text not null,
  code text not null,
  configured text,
  type text,
  settings text,
  effective text
) strict;
CREATE TABLE carried (
  incarnation integer not null,
  loaded_at integer not null,
  task_id integer not null,
  plugin text not null,
  version text not null,
  hash text not null,
  code text,
  configured text,
  type text,
  settings text,
  primary key (incarnation, task_id)
) strict;
CREATE INDEX carried_task on carried (task_id);
CREATE TABLE live (
  id integer not null primary key,
  fire_at integer not null,
  covers_from integer,
  fires integer not null,
  due_at integer,
  incarnation integer,
  fence integer,
  started_at integer,
  upstream integer,
  blocked_by integer,
  retry_of integer,
  backfill integer,
  task_id integer not null,
  guard integer,
  queued integer,
  attempts integer not null,
  failed integer not null,
  origin integer not null,
  state integer not null,
  why integer not null,
  ending integer not null,
  cancel integer not null,
  asked text
) strict;
CREATE UNIQUE INDEX live_guard on live (guard) where guard is not null;
CREATE UNIQUE INDEX live_queued on live (queued) where queued is not null;
CREATE INDEX live_due on live (due_at, id) where incarnation is null;
CREATE INDEX live_owner on live (incarnation) where incarnation is not null;
CREATE UNIQUE INDEX live_after on live (task_id, upstream) where upstream is not null;
CREATE UNIQUE INDEX live_backfill on live (backfill, fire_at) where backfill is not null;
CREATE TABLE run (
  id integer not null primary key,
  fire_at integer not null,
  covers_from integer,
  fires integer not null,
  fence integer,
  started_at integer,
  ended_at integer not null,
  upstream integer,
  blocked_by integer,
  retry_of integer,
  backfill integer,
  ran_ms integer,
  cpu_us integer,
  allocated integer,
  task_id integer not null,
  attempts integer,
  slot integer not null,
  origin integer not null,
  state integer not null,
  why integer not null,
  message text,
  extra text,
  asked text
) strict;
CREATE INDEX run_task on run (task_id, id, state);
CREATE UNIQUE INDEX run_fire on run (task_id, fire_at) where origin < 2;
CREATE UNIQUE INDEX run_after on run (task_id, upstream) where upstream is not null;
CREATE UNIQUE INDEX run_backfill on run (backfill, fire_at) where backfill is not null;
CREATE INDEX run_state on run (state, id) where state > 1;
CREATE TABLE attempt (
  run_id integer not null,
  started_at integer not null,
  ended_at integer not null,
  number integer not null,
  slot integer not null,
  state integer not null,
  message text,
  primary key (run_id, number)
) strict, without rowid;
CREATE TABLE run_log (
  run_id integer not null,
  seq integer not null,
  body text not null,
  primary key (run_id, seq)
) strict;
CREATE TABLE run_stack (
  run_id integer not null,
  attempt integer not null,
  kind integer not null,
  body text not null,
  primary key (run_id, attempt, kind)
) strict;
CREATE TABLE progress (
  run_id integer not null primary key,
  done integer not null,
  total integer not null
) strict;
CREATE TABLE rollup (
  runs integer not null,
  bad integer not null,
  skipped integer not null,
  missed integer not null,
  ms integer not null,
  task_id integer not null,
  hour integer not null,
  slot integer not null,
  hist text not null,
  late text not null,
  primary key (task_id, hour, slot)
) strict, without rowid;
CREATE INDEX rollup_hour on rollup (hour, task_id, slot);
CREATE TABLE counted (
  runs integer not null,
  bad integer not null,
  skipped integer not null,
  missed integer not null,
  ms integer not null,
  task_id integer not null,
  hour integer not null,
  hist text not null,
  late text not null,
  primary key (task_id, hour)
) strict, without rowid;
CREATE INDEX counted_hour on counted (hour, task_id);
CREATE TABLE total (
  runs integer not null,
  bad integer not null,
  skipped integer not null,
  missed integer not null,
  ms integer not null,
  task_id integer not null primary key,
  hist text not null,
  late text not null
) strict;
CREATE TABLE override (
  made_at integer not null,
  until_at integer,
  task text not null,
  field text not null,
  value text not null,
  who text not null,
  why text not null,
  primary key (task, field)
) strict, without rowid;
CREATE TABLE audit (
  id integer not null primary key,
  made_at integer not null,
  until_at integer,
  task_id integer not null,
  what text not null,
  who text not null,
  why text not null,
  before text not null,
  after text not null,
  name text
) strict;
CREATE INDEX audit_task on audit (task_id, id);
CREATE INDEX audit_name on audit (name, id) where name is not null;
CREATE TABLE answered (
  made_at integer not null,
  key text not null primary key,
  what text not null,
  answer text not null
) strict, without rowid;
CREATE INDEX answered_made on answered (made_at);
CREATE TABLE token (
  made_at integer not null,
  until_at integer,
  revoked_at integer,
  last_used_at integer,
  opened_with integer,
  id integer not null primary key,
  kind text not null,
  role text not null,
  hash text not null,
  name text not null,
  made_by text not null,
  revoked_by text
) strict;
CREATE UNIQUE INDEX token_hash on token (hash);
CREATE TABLE made (
  made_at integer not null,
  rev integer not null,
  name text not null primary key,
  type text not null,
  settings text not null,
  spec text not null,
  who text not null,
  why text not null
) strict, without rowid;
CREATE TABLE change_counter (
  id integer not null primary key,
  revision integer not null
) strict;
CREATE TABLE changed_task (
  revision integer not null,
  task_id integer not null primary key
) strict;
CREATE INDEX changed_revision on changed_task (revision);
CREATE VIEW v_runs as
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
  strftime('%Y-%m-%dT%H:%M:%fZ', x.fire_at / 1000.0, 'unixepoch') as fire_at,
  x.fires,
  strftime('%Y-%m-%dT%H:%M:%fZ', x.due_at / 1000.0, 'unixepoch') as due_at,
  strftime('%Y-%m-%dT%H:%M:%fZ', x.started_at / 1000.0, 'unixepoch') as started_at,
  strftime('%Y-%m-%dT%H:%M:%fZ', x.ended_at / 1000.0, 'unixepoch') as ended_at,
  x.ran_ms,
  x.attempts,
  coalesce(
    (select n.name from node n where n.incarnation = x.incarnation),
    (select n.name from node n where n.slot = x.slot and n.joined_at <= x.ended_at
      order by n.joined_at desc limit 1)) as node,
  x.blocked_by,
  x.message
from (
  select id, task_id, state, why, origin, fire_at, fires, due_at, started_at,
    cast(null as integer) as ended_at, cast(null as integer) as ran_ms, attempts, incarnation,
    cast(null as integer) as slot, blocked_by, cast(null as text) as message
  from live where state <> 12
  union all
  select id, task_id, state, why, origin, fire_at, fires, null, started_at, ended_at, ran_ms,
    attempts, null, slot, blocked_by, message
  from run) as x
join task t on t.id = x.task_id;
CREATE VIEW v_tasks as
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
  strftime('%Y-%m-%dT%H:%M:%fZ', t.accounted_to / 1000.0, 'unixepoch') as accounted_to,
  strftime('%Y-%m-%dT%H:%M:%fZ', t.skip_at / 1000.0, 'unixepoch') as skips,
  strftime('%Y-%m-%dT%H:%M:%fZ', t.gone_at / 1000.0, 'unixepoch') as gone_since,
  s.plugin,
  s.version,
  (select count(*) from live l where l.task_id = t.id and l.state = 11) as running,
  (select count(*) from live l where l.task_id = t.id and l.state = 10) as waiting,
  t.crashes,
  (select u.name from task u where u.id = t.after_task) as follows,
  case r.state
    when 1 then 'SUCCEEDED' when 2 then 'FAILED' when 3 then 'TIMED_OUT' when 4 then 'CANCELLED'
    when 5 then 'LOST' when 6 then 'SKIPPED' when 7 then 'MISSED' end as last_state,
  strftime('%Y-%m-%dT%H:%M:%fZ', r.ended_at / 1000.0, 'unixepoch') as last_ended_at
from task t
left join spec s on s.task_id = t.id
left join run r
  on r.id = (select max(m.id) from run m where m.task_id = t.id);

insert into schema_history (installed_rank, version, description, type, script, checksum, installed_by, installed_on, execution_time, success) values (1, '1', 'ledger', 'SQL', 'V1__ledger.sql', 1558111832, '', '2025-06-01 12:00:00.000', 8, 1);

package io.housekeeper.tasks.sql;

import io.housekeeper.runtime.ledger.jdbi.PostgresServer;
import javax.sql.DataSource;

class PostgresTasksTest extends SqlTasksContract {

  private final DataSource source = PostgresServer.shared().freshDatabase().dataSource();

  @Override
  DataSource database() {
    return source;
  }
}

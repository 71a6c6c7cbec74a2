package io.housekeeper.api.planted;

import io.housekeeper.runtime.schedule.Manual;

final class ApiSeesRuntime {
  final Manual seen = new Manual();
}

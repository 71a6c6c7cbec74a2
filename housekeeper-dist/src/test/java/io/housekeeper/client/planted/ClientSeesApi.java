package io.housekeeper.client.planted;

import io.housekeeper.api.Retry;

final class ClientSeesApi {
  final Retry seen = Retry.none();
}

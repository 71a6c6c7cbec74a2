package io.housekeeper.runtime.ledger.memory;

import io.housekeeper.runtime.ledger.LedgerFailure.Conflict;
import io.housekeeper.runtime.ledger.TokenHash;
import io.housekeeper.runtime.ledger.TokenRow;
import io.housekeeper.runtime.ledger.TokenRow.Act;
import io.housekeeper.runtime.ledger.TokenRow.Kind;
import io.housekeeper.runtime.ledger.store.TokenTable;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

final class MemoryTokens implements TokenTable {

  private final Table<Long, TokenRow> rows;

  MemoryTokens(Undo undo) {
    this.rows = new Table<>(undo);
  }

  @Override
  public void insert(TokenRow row) {
    if (row(row.hash()).isPresent() || rows.row(row.id()).isPresent()) {
      throw new Conflict(row + " exists already", null);
    }
    rows.put(row.id(), row);
  }

  @Override
  public Optional<TokenRow> row(TokenHash hash) {
    return rows.stream().filter(row -> row.hash().equals(hash)).findFirst();
  }

  @Override
  public List<TokenRow> all() {
    return rows.below(Long.MAX_VALUE).toList();
  }

  @Override
  public Optional<TokenRow> lock(long id) {
    return rows.row(id);
  }

  @Override
  public Optional<TokenRow> lock(TokenHash hash) {
    return row(hash);
  }

  @Override
  public List<TokenRow> lockOpenedWith(Collection<Long> ids) {
    return rows.stream()
        .filter(row -> row.validity().revoked().isEmpty())
        .filter(row -> row.grant().openedWith().stream().anyMatch(ids::contains))
        .toList();
  }

  @Override
  public void revoke(Collection<Long> ids, Act by) {
    rows.rows(List.copyOf(ids)).forEach(row -> rows.put(row.id(), row.revoked(by)));
  }

  @Override
  public void used(long id, Instant at, Instant unlessAfter) {
    rows.row(id)
        .filter(row -> row.lastUsed().filter(unlessAfter::isBefore).isEmpty())
        .ifPresent(row -> rows.put(id, row.usedAt(at)));
  }

  @Override
  public int forget(Instant endedBefore, Instant tokensEndedBefore) {
    List<Long> old =
        rows.stream()
            .filter(
                row ->
                    row.hasEndedBefore(
                        row.grant().kind() == Kind.TOKEN ? tokensEndedBefore : endedBefore))
            .map(TokenRow::id)
            .toList();
    old.forEach(rows::remove);
    return old.size();
  }
}

package io.housekeeper.tasks.files;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import org.junit.jupiter.api.Test;

class SumLineTest {

  private static final String SUM =
      "ca978112ca1bbdcafac231b39a23dc4da786eff8147c4e72b9807785afee48bb";

  /**
   * Of any bytes but those that no name has: with those that are escaped more often than others.
   */
  @Provide
  Arbitrary<RawName> names() {
    Arbitrary<Byte> any = Arbitraries.bytes().filter(one -> one != 0 && one != '/');
    Arbitrary<Byte> special = Arbitraries.of((byte) '\\', (byte) '\n', (byte) '\r', (byte) 'n');
    return Arbitraries.frequencyOf(Tuple.of(3, any), Tuple.of(1, special))
        .array(byte[].class)
        .ofMinSize(1)
        .ofMaxSize(40)
        .map(bytes -> new String(bytes, ISO_8859_1))
        .filter(bytes -> !bytes.equals(".") && !bytes.equals(".."))
        .map(RawName::new);
  }

  @Property
  void anyNameIsReadAsItWasWritten(@ForAll("names") RawName name) {
    SumLine line = new SumLine(SUM, name);
    assertThat(line.text()).doesNotContain("\n", "\r");
    assertThat(SumLine.read(line.text())).contains(line);
  }

  @Property
  void aPathHasTheBytesOfItsName(@ForAll("names") RawName name) {
    assertThat(RawName.of(name.path())).isEqualTo(name);
  }

  @Test
  void onlyNamesThatNeedItAreEscaped() {
    assertThat(new SumLine(SUM, new RawName(" a b ")).text()).isEqualTo(SUM + "   a b ");
    assertThat(new SumLine(SUM, new RawName("a\\\n\r")).text())
        .isEqualTo("\\" + SUM + "  a\\\\\\n\\r");
  }

  @Test
  void aBackslashIsOneWhereTheLineBeginsWithNone() {
    assertThat(SumLine.read(SUM + "  a\\nb").map(SumLine::name)).contains(new RawName("a\\nb"));
    assertThat(SumLine.read(SUM + " *a")).contains(new SumLine(SUM, new RawName("a")));
  }

  @Test
  void whatIsNoLineIsNone() {
    for (String line :
        new String[] {"", "hello", SUM, SUM + "  ", "\\" + SUM + "  a\\b", "\\" + SUM + "  a\\"}) {
      assertThat(SumLine.read(line)).isEqualTo(Optional.empty());
    }
  }
}

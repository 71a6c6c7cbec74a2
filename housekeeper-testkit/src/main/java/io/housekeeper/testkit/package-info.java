/**
 * For authors of tasks. {@link io.housekeeper.testkit.TaskTest} runs a task in a unit test, {@link
 * io.housekeeper.testkit.VirtualHousekeeper} is a whole Housekeeper in virtual time, and {@link
 * io.housekeeper.testkit.VirtualTime#pass} is how code takes time in both. {@link
 * io.housekeeper.testkit.PluginContract} is what any plugin's JAR has to pass.
 */
@NullMarked
package io.housekeeper.testkit;

import org.jspecify.annotations.NullMarked;

/**
 * The proof under real faults: nodes in processes of their own, which are killed, frozen and cut
 * off while their tasks write evidence, and a judge that knows nothing of the engine and says
 * whether ledger and evidence agree. Only {@link io.housekeeper.dist.proof.ProofNode} and what it
 * runs see Housekeeper.
 */
@NullMarked
package io.housekeeper.dist.proof;

import org.jspecify.annotations.NullMarked;

drop index a_b_idx;

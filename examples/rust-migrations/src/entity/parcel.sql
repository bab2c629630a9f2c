CREATE UNIQUE INDEX parcel_label ON parcel (label);

-- create_order_items: 7 statements, blocks writes

-- create sequence "OrderItems_id_seq"
CREATE SEQUENCE public."OrderItems_id_seq" AS integer START WITH 1 INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 CACHE 1 NO CYCLE;

-- create table "OrderItems"
CREATE TABLE public."OrderItems" (
    id integer DEFAULT nextval('public."OrderItems_id_seq"'::regclass) NOT NULL,
    "orderId" integer,
    "productId" integer,
    quantity integer NOT NULL,
    price numeric(10,2) NOT NULL,
    "createdAt" timestamp with time zone NOT NULL,
    "updatedAt" timestamp with time zone NOT NULL,
    CONSTRAINT "OrderItems_pkey" PRIMARY KEY (id)
);

-- set the owner of sequence "OrderItems_id_seq"
ALTER SEQUENCE public."OrderItems_id_seq" OWNED BY public."OrderItems".id;

-- create index "OrderItems".order_items_order_idx
CREATE INDEX order_items_order_idx ON public."OrderItems" USING btree ("orderId");

-- create index "OrderItems".order_items_product_idx
CREATE INDEX order_items_product_idx ON public."OrderItems" USING btree ("productId");

-- add constraint "OrderItems"."OrderItems_orderId_fkey" (blocks writes)
ALTER TABLE public."OrderItems" ADD CONSTRAINT "OrderItems_orderId_fkey" FOREIGN KEY ("orderId") REFERENCES public."Orders"(id) ON DELETE CASCADE;

-- add constraint "OrderItems"."OrderItems_productId_fkey" (blocks writes)
ALTER TABLE public."OrderItems" ADD CONSTRAINT "OrderItems_productId_fkey" FOREIGN KEY ("productId") REFERENCES public."Products"(id) ON DELETE SET NULL;
